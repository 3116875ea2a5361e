/** Refunds by the merchant's command: once for each id, never above the balance. */
import assert from 'node:assert/strict';
import type { Answer } from '../../../functions/checkout/commands.ts';
import type { Universe } from '../world/universe.ts';
import type { World } from '../world/world.ts';
import { assertStatus, findingsIn, outcomeOf, refundsIn, theOrder } from './seen.ts';
import type { Story } from './story.ts';
import { day, dropEvents, inWorld, isCall, key, orderId } from './telling.ts';

const paidInWorld = (
  universe: Universe,
  tell: (world: World) => Promise<void>,
  faultFor: Parameters<typeof inWorld>[1]['faultFor'] = () => undefined,
  card = 'pm_card_visa',
) =>
  inWorld(universe, { faultFor }, async (world) => {
    await world.run(() => world.place({ key, payment: { paymentMethod: card } }));
    await assertStatus(world, 'paid');
    dropEvents(world);
    await tell(world);
  });

const refund = (world: World, refundId: string, amountMinor?: number): Promise<Answer> =>
  world.run(() => world.command({ command: 'refund', orderId, refundId, amountMinor }));

/** Reads the stream of the orders, from which whatever rings for an order is read. */
const assertRang = async (world: World, finding: string): Promise<void> => {
  await world.run(() => world.readStreams());
  assert.deepEqual(findingsIn(world), [finding]);
};

export const refunds: readonly Story[] = [
  {
    name: 'a refund that is repeated five times at once with one id refunds once',
    tell: (universe) =>
      paidInWorld(universe, async (world) => {
        const answers = await world.run(() =>
          Promise.all(
            Array.from({ length: 5 }, () =>
              world.command({ command: 'refund', orderId, refundId: 'one', amountMinor: 500 }),
            ),
          ),
        );
        assert.deepEqual(answers.map(outcomeOf), Array(5).fill('done'));
        assert.deepEqual(
          refundsIn(world).map(({ amount }) => amount),
          [500],
        );
        assert.equal((await theOrder(world)).refundedMinor, 500);
      }),
  },
  {
    name: 'a refund that is repeated a month later is still the same',
    tell: (universe) =>
      paidInWorld(universe, async (world) => {
        await refund(world, 'one', 500);
        await world.advance(30 * day);
        assert.equal(outcomeOf(await refund(world, 'one', 500)), 'done');
        assert.equal(refundsIn(world).length, 1);
        assert.equal(outcomeOf(await refund(world, 'one', 600)), 'refund_id_reused');
      }),
  },
  {
    name: 'refunds in part add up to the whole, and no further',
    tell: (universe) =>
      paidInWorld(universe, async (world) => {
        await refund(world, 'one', 500);
        assert.equal(outcomeOf(await refund(world, 'two', 901)), 'over_balance');
        await assertStatus(world, 'paid');
        await refund(world, 'rest');
        await assertStatus(world, 'refunded');
        assert.equal((await theOrder(world)).refundedMinor, 1400);
        assert.equal(outcomeOf(await refund(world, 'more', 1)), 'over_balance');
      }),
  },
  {
    name: 'a refund whose answer was lost is not made twice',
    tell: (universe) =>
      paidInWorld(
        universe,
        async (world) => {
          assert.equal(outcomeOf(await refund(world, 'one', 500)), 'done');
          assert.equal(refundsIn(world).length, 1);
        },
        (call) =>
          isCall(call, 'Orders', 'POST /v1/refunds') && call.nth === 0 ? 'lost-reply' : undefined,
      ),
  },
  {
    name: 'a refund that fails at the bank later reopens the order’s balance, and rings',
    tell: (universe) =>
      paidInWorld(
        universe,
        async (world) => {
          assert.equal(outcomeOf(await refund(world, 'all')), 'done');
          await assertStatus(world, 'refunded');
          world.stripe.control.advance(day / 1000);
          await world.run(() => world.deliverEvents());
          await assertStatus(world, 'paid');
          const { refundedMinor, refundFailedMinor } = await theOrder(world);
          assert.deepEqual([refundedMinor, refundFailedMinor], [0, 1400]);
          await assertRang(world, 'refund_failed');
        },
        undefined,
        'pm_card_refundFail',
      ),
  },
  {
    name: 'a refund that failed rings though the answer to its record is lost',
    tell: (universe) =>
      paidInWorld(
        universe,
        async (world) => {
          await refund(world, 'all');
          world.stripe.control.advance(day / 1000);
          await world.run(() => world.deliverEvents());
          await assertRang(world, 'refund_failed');
        },
        (call) => (isCall(call, 'StripeWebhook', 'TransactWriteItems') ? 'crash-after' : undefined),
        'pm_card_refundFail',
      ),
  },
  {
    name: 'a refund that failed rings though a command learns of it first',
    tell: (universe) =>
      paidInWorld(
        universe,
        async (world) => {
          await refund(world, 'one', 900);
          world.stripe.control.advance(day / 1000);
          await refund(world, 'one', 900);
          assert.equal((await theOrder(world)).refundFailedMinor, 900);
          await assertRang(world, 'refund_failed');
          await world.run(() => world.deliverEvents());
        },
        undefined,
        'pm_card_refundFail',
      ),
  },
  {
    name: 'a refund that failed rings though another of the same amount was made before anybody noticed',
    tell: (universe) =>
      paidInWorld(
        universe,
        async (world) => {
          await refund(world, 'one', 300);
          world.stripe.control.advance(day / 1000);
          await refund(world, 'two', 300);
          const { refundedMinor, refundFailedMinor } = await theOrder(world);
          assert.deepEqual([refundedMinor, refundFailedMinor], [300, 300]);
          await assertRang(world, 'refund_failed');
        },
        undefined,
        'pm_card_refundFail',
      ),
  },
];
