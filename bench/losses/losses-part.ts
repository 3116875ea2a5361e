/** The part `losses`: the same checkouts with the same mishaps at four designs, as a table. */
import { type Losses, lossNames, sumOf } from '../ledger/losses.ts';
import type { Part } from '../part.ts';
import { tableOf } from '../table.ts';
import { type DesignName, designNames } from './designs.ts';
import { mishaps } from './mishaps.ts';
import type { Books } from './play.ts';
import { type Played, playDesigns } from './run-design.ts';

const visits = 1000;
const seed = 1;

const titles: Readonly<Record<DesignName, string>> = {
  plain: 'plain',
  'plain-with-keys': 'plain, with keys',
  session: 'session',
  holdfast: 'Holdfast',
};

export const lossesPart: Part = {
  name: 'losses',
  title: 'What is lost when something goes wrong',
  minutes: 4,
  run: async ({ expect, advance }) => {
    expect(visits * designNames.length);
    const played = await playDesigns(visits, seed, advance);
    return { text: textOf(played), isSound: sumOf(totalOf(played.holdfast).losses) === 0 };
  },
};

const noLosses: Losses = {
  holdsLeftOpen: 0,
  moneyWithoutOrder: 0,
  ordersWithoutMoney: 0,
  doubleCharges: 0,
};

const kinds = Object.keys(lossNames) as (keyof Losses)[];

const added = (a: Losses, b: Losses): Losses => ({
  holdsLeftOpen: a.holdsLeftOpen + b.holdsLeftOpen,
  moneyWithoutOrder: a.moneyWithoutOrder + b.moneyWithoutOrder,
  ordersWithoutMoney: a.ordersWithoutMoney + b.ordersWithoutMoney,
  doubleCharges: a.doubleCharges + b.doubleCharges,
});

/** All of these books as one. */
export const totalOf = (books: readonly Books[]): Books =>
  books.reduce<Books>(
    (sum, each) => ({
      visits: sum.visits + each.visits,
      sold: sum.sold + each.sold,
      losses: added(sum.losses, each.losses),
    }),
    { visits: 0, sold: 0, losses: noLosses },
  );

const columns = designNames.map((name) => titles[name]);

const sums = (played: Played): string =>
  tableOf(
    ['', ...columns],
    [
      ...kinds.map((kind) => [
        lossNames[kind],
        ...designNames.map((name) => totalOf(played[name]).losses[kind]),
      ]),
      ['orders sold', ...designNames.map((name) => totalOf(played[name]).sold)],
    ],
  );

const byMishap = (played: Played): string =>
  tableOf(
    ['', 'shoppers', ...columns],
    mishaps.map(({ name: mishap }) => {
      const of = (design: DesignName) =>
        totalOf(played[design].filter((each) => each.mishap === mishap));
      return [mishap, of('holdfast').visits, ...designNames.map((name) => lossesOf(of(name)))];
    }),
  );

/** Each kind that there is, as `3 holds left open`. */
const lossesOf = ({ losses }: Books): string =>
  kinds
    .filter((kind) => losses[kind] > 0)
    .map((kind) => `${losses[kind]} ${lossNames[kind]}`)
    .join(', ') || '–';

export const textOf = (played: Played): string => `\
${visits.toLocaleString('en')} shoppers want one thing each, and each checkout has one mishap, drawn by the seed ${seed}: the same ones for every
design. Half of the shoppers leave before the answer; the others press again every half a minute, three times at most,
until they are told of an order. Then a day passes, and one [ledger](../bench/ledger/losses.ts) reads what Stripe's
list of payments and the table of orders say:

${sums(played)}

The same by what went wrong:

${byMishap(played)}

- **plain** is the flow of most tutorials ([plain-flow.ts](../bench/flows/plain-flow.ts)), and **with keys** the same where the
  page sends an idempotency key that the server gives to Stripe and names the order after. Both undo at once what fails, and
  both have the retries that Stripe's and AWS's clients bring: one lost answer harms nobody.
- **session** is a session that is completed once: authorize, capture, store it as completed, with a record of each
  idempotency key ([session-flow.ts](../bench/flows/session-flow.ts)). It is written anew from the
  [description](https://github.com/vercel/acp-handler/blob/main/packages/sdk/docs/acp-flow.md) of Vercel's
  \`acp-handler\`; it is not that package, and merchants bring their own payment code to it.
- **Holdfast** is the synthesized application. Its other nets are part of it: its reconciler comes on its schedules, and
  Stripe's events arrive, but for three in ten checkouts never.

A double charge is a second payment of one shopper that was kept, with or without a second order. A hold that is left open
ends after seven days at Stripe; until then the shopper misses the money.

All designs run as bundles on [virtual time](adr/0008-a-simulated-world.md), with the same network, engine and stand-in as the
fault matrix: the real nets take hours, and a process can be killed between two lines there. Shoppers come
one after another. What it does **not** prove: how often such mishaps happen to you; that a merchant's own flow is like
these two; and anything of faults that only Holdfast's services have, which [faults.md](faults.md) is about.`;
