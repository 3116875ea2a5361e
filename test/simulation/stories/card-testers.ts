/** Thieves who try stolen cards from many addresses, each of them below a viewer's limit. */
import assert from 'node:assert/strict';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import { senderAt } from '../world/client.ts';
import { beginning, pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { assertStatus } from './seen.ts';
import type { Story } from './story.ts';
import { askedByBank, checkoutId, inWorld, key, lamp, minute } from './telling.ts';

const cards = 200;
/** As cdk.json's standard setting has it. */
const limit = 60;

/** One card each from two hundred networks, evenly spread over ten minutes. */
const testCards = (world: World): Promise<unknown> =>
  Promise.all(
    Array.from({ length: cards }, async (_, index) => {
      await pause((index * 10 * minute) / cards);
      await world.place({
        key: `card-tester-${1000 + index}-key`,
        from: senderAt(`198.51.100.${index}`),
        payment: { paymentMethod: 'pm_card_visa_chargeDeclined' },
      });
    }),
  );

const declinedAtStripe = (world: World): number =>
  world.stripe.control
    .state()
    .journal.filter(({ path, status }) => path === '/v1/payment_intents' && status === 402).length;

const ada = senderAt('192.0.2.1');
const bob = senderAt('192.0.2.2');

/** Bob's page: what he asks with this key, and what the API answers: a status, or a problem's code. */
const askedByBob = async (world: World, bobsKey: string): Promise<string | undefined> => {
  await world.place({ key: bobsKey, from: bob, ...lamp, waitSeconds: 5 });
  const [answer] = (world.books().traffic?.answers ?? []).filter(
    ({ asked, about }) =>
      asked === 'POST /api/checkouts' && about.checkoutId === checkoutIdOf(bobsKey),
  );
  return answer?.code ?? String(answer?.status);
};

/** New checkouts are refused. Whatever was placed before goes on, and can be asked for again. */
const shopWhileClosed = async (world: World): Promise<void> => {
  await world.browse({ ...lamp, from: bob });
  assert.equal(await askedByBob(world, 'bob-while-closed-key'), 'too_many_declines');
  const again = await world.place({ key, from: ada, ...lamp, ...askedByBank });
  assert.deepEqual([again.status, again.checkout?.status], [201, 'requires_action']);
  assert.ok(world.answerBank(checkoutId, true));
  await world.authenticated(checkoutId, ada);
};

/** Bob asks once a minute, for a quarter of an hour at most: how many minutes after the beginning he is let in. */
const buyOnceOpen = async (world: World): Promise<number> => {
  for (let tries = 1; tries <= 15; tries += 1) {
    const answer = await askedByBob(world, `bob-tries-again-${tries}`);
    if (answer === '201') return Math.floor((world.time.now() - beginning) / minute);
    assert.equal(answer, 'too_many_declines');
    await pause(minute);
  }
  throw new Error('The shop did not open again.');
};

export const cardTesters: readonly Story[] = [
  {
    name: 'two hundred bad cards from two hundred networks: after sixty declines the shop is closed to new checkouts for some minutes, and to no other',
    tell: (universe) =>
      inWorld(universe, { load: { stripeMs: 600 } }, async (world) => {
        const openedAt = await world.run(async () => {
          await world.place({ key, from: ada, ...lamp, ...askedByBank, waitSeconds: 5 });
          const testers = testCards(world);
          await pause(5 * minute);
          await shopWhileClosed(world);
          const opened = await buyOnceOpen(world);
          await testers;
          return opened;
        });
        // One more may run when the sixtieth becomes known.
        assert.ok([limit, limit + 1].includes(declinedAtStripe(world)), 'too many reached Stripe');
        assert.ok(openedAt >= 10 && openedAt <= 11, `the shop opened after ${openedAt} minutes`);
        await assertStatus(world, 'paid');
        assert.equal((await world.application.rows('TablesOrders')).length, 2);
      }),
  },
];
