/** Many shoppers at the same moment, while Stripe and Lambda take only so many. */
import assert from 'node:assert/strict';
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import { senderAt } from '../world/client.ts';
import { pause } from '../world/virtual-time.ts';
import type { Load, World } from '../world/world.ts';
import type { Story } from './story.ts';
import { inWorld, lamp, minute, second } from './telling.ts';

/** Stripe in live mode (https://docs.stripe.com/rate-limits), and about as fast. */
const stripe: Load = { rateLimits: { perEndpoint: 25, inAll: 100 }, stripeMs: 600 };

/** How a shopper's checkout ended, and how long she waited for that. */
type Ended = { readonly checkout: CheckoutView; readonly waitedMs: number };

/** What the page does: asks until it is answered, with the same key, and then until it is decided. */
const buyLamp = async (world: World, shopper: number): Promise<Ended> => {
  const key = `sale-key-${String(shopper).padStart(8, '0')}`;
  const from = senderAt(`192.0.2.${shopper % 100}`);
  const startedAt = world.time.now();
  const waitSeconds = (20 * minute) / second;
  for (let lost = 0; ; lost += 1) {
    const { status } = await world.place({ key, from, ...lamp, waitSeconds });
    if (status < 500) break;
    await pause(Math.min(60, 2 ** lost) * second * (0.8 + 0.4 * world.random.next()));
  }
  const waitedMs = world.time.now() - startedAt;
  return { checkout: await world.view(checkoutIdOf(key)), waitedMs };
};

/** So many shoppers, evenly spread over so long. */
const sale = (world: World, shoppers: number, overMs: number): Promise<readonly Ended[]> =>
  world.run(() =>
    Promise.all(
      Array.from({ length: shoppers }, async (_, index) => {
        await pause((index * overMs) / shoppers);
        return buyLamp(world, index);
      }),
    ),
  );

const count = (ended: readonly Ended[], what: (checkout: CheckoutView) => boolean): number =>
  ended.filter(({ checkout }) => what(checkout)).length;

const bought = ({ status }: CheckoutView): boolean => status === 'confirmed' || status === 'paid';
const soldOut = ({ error }: CheckoutView): boolean => error?.code === 'out_of_stock';

const holdsLeft = (world: World): number =>
  world.stripe.control.state().paymentIntents.filter(({ status }) => status === 'requires_capture')
    .length;

/** More shoppers than pieces, all of them faster than Stripe takes holds. */
const soldOutSale = (shoppers: number, pieces: number, load: Load): Story['tell'] => {
  return (universe) =>
    inWorld(universe, { stock: { lamp: pieces }, load }, async (world) => {
      const ended = await sale(world, shoppers, 2 * second);
      assert.equal(count(ended, bought), pieces);
      assert.equal(count(ended, soldOut), shoppers - pieces);
      assert.equal(holdsLeft(world), 0);
      const longestMs = Math.max(...ended.map(({ waitedMs }) => waitedMs));
      assert.ok(longestMs < 2 * minute, `the last one waited ${longestMs / second} s`);
    });
};

/** With `npm run verify`: it takes half a minute. */
export const bigSales: readonly Story[] = [
  {
    name: 'five hundred shoppers in two seconds for three hundred pieces: three hundred get one',
    tell: soldOutSale(500, 300, stripe),
  },
];

export const sales: readonly Story[] = [
  {
    // A fifth of what Stripe takes: the line is as long as that of five times as many shoppers.
    name: 'eighty shoppers for fifty pieces, where Stripe takes five a second: fifty get one',
    tell: soldOutSale(80, 50, { rateLimits: { perEndpoint: 5, inAll: 20 }, stripeMs: 600 }),
  },
  {
    name: 'thirty shoppers at once on an account that runs ten functions: each gets hers',
    tell: (universe) =>
      inWorld(
        universe,
        { stock: { lamp: 300 }, load: { ...stripe, functionsAtOnce: 10 } },
        async (world) => {
          const ended = await sale(world, 30, 0);
          assert.equal(world.functionsAtOnce(), 10);
          assert.equal(count(ended, bought), 30);
          const longestMs = Math.max(...ended.map(({ waitedMs }) => waitedMs));
          assert.ok(longestMs < minute, `the last one waited ${longestMs / second} s`);
        },
      ),
  },
];
