/** Undoing: what it must never touch, and that nobody says it is done before it is. */
import assert from 'node:assert/strict';
import { beginning, pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { askStripe, startRival } from './by-hand.ts';
import {
  assertStatus,
  checkoutRow,
  executionStatus,
  findingsIn,
  ordersOf,
  refundsIn,
  theOrder,
  thePayment,
} from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  day,
  dropEvents,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  once,
  reconcileAll,
  second,
} from './telling.ts';

const creating = 'invoke CreateOrder';
const refunding = 'POST /v1/refunds';
const creatingPayment = 'POST /v1/payment_intents';

/** The moments of a run at which the rival starts: milliseconds after the request. */
const moments = Array.from({ length: 24 }, (_, index) => index * 20);

/** Runs the checkout with a rival that starts so long after it; returns how it ended. */
const raced = async (world: World, startsAfterMs: number): Promise<unknown> => {
  await world.run(async () => {
    const placed = world.place({ key });
    await pause(90 + startsAfterMs);
    await startRival(world);
    await placed;
  });
  const { status } = await checkoutRow(world);
  const payment = thePayment(world).status;
  const orders = (await ordersOf(world)).length;
  assert.deepEqual(refundsIn(world), [], 'the winner’s capture was refunded');
  const ending = { status, payment, orders };
  const allowed = [
    { status: 'paid', payment: 'succeeded', orders: 1 },
    { status: 'rejected', payment: 'canceled', orders: 0 },
  ];
  assert.ok(
    allowed.some((each) => JSON.stringify(each) === JSON.stringify(ending)),
    `${startsAfterMs} ms later: ${JSON.stringify(ending)}`,
  );
  return status;
};

/** A capture by hand and a stock that is gone, just before the order would be created. */
const captureAndSellOut = (world: World): void => {
  void askStripe(world, `/v1/payment_intents/${thePayment(world).id}/capture`, '');
  void world.setStock({ lamp: 0 });
};

export const compensations: readonly Story[] = [
  {
    name: 'a losing run’s compensation never touches the winner’s payment',
    tell: async (universe) => {
      const endings = new Set<unknown>();
      for (const moment of moments) {
        await inWorld(universe, {}, async (world) => {
          endings.add(await raced(world, moment));
        });
      }
      assert.deepEqual(endings, new Set(['rejected', 'paid']), 'one of them never won');
    },
  },
  {
    name: 'nobody is told of a refund before Stripe has accepted it',
    tell: (universe) => {
      const meddle = once(captureAndSellOut);
      return inWorld(
        universe,
        {
          faultFor: (call, atMs, world) => {
            meddle(isCall(call, 'StateMachine', creating), world);
            return call.name === refunding && atMs < 10 * minute ? 'unavailable' : undefined;
          },
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key, ...lamp });
            await pause(9 * minute);
            assert.equal((await world.view(checkoutId)).status, 'processing');
            assert.equal(executionStatus(world), 'RUNNING');
          });
          assert.equal(refundsIn(world)[0]?.amount, 11900);
          await assertStatus(world, 'refunded');
          await world.setStock({ lamp: 3 });
        },
      );
    },
  },
  {
    name: 'a refund that was interrupted after it was made is not made again',
    tell: (universe) => {
      const meddle = once(captureAndSellOut);
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) => {
            meddle(isCall(call, 'StateMachine', creating), world);
            return call.name === refunding && call.nth === 0 ? 'timeout-after' : undefined;
          },
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key, ...lamp });
            await pause(10 * second);
            assert.equal(refundsIn(world).length, 1);
            await world.application.executions.abort(checkoutId);
          });
          await assertStatus(world, 'releasing');
          await world.advance(2 * day);
          dropEvents(world);
          await world.run(() => world.reconcile('open'));
          assert.equal(refundsIn(world).length, 1);
          await assertStatus(world, 'refunded');
          await world.setStock({ lamp: 3 });
        },
      );
    },
  },
  {
    name: 'a refund that the bank undoes days later rings for a person',
    tell: (universe) => {
      const meddle = once(captureAndSellOut);
      return inWorld(
        universe,
        { faultFor: (call, _, world) => meddle(isCall(call, 'StateMachine', creating), world) },
        async (world) => {
          const payment = { paymentMethod: 'pm_card_refundFail' };
          await world.run(() => world.place({ key, ...lamp, payment }));
          await assertStatus(world, 'refunded');
          assert.deepEqual(findingsIn(world), []);
          await world.advance(3 * day);
          world.stripe.control.advance(1);
          assert.equal(refundsIn(world)[0]?.status, 'failed');
          await reconcileAll(world);
          assert.ok(findingsIn(world).includes('refund_undone'));
          await world.setStock({ lamp: 3 });
        },
      );
    },
  },
  {
    name: 'a failure that Stripe remembers of the harmless request keeps nobody waiting for a day',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) => {
            if (isCall(call, 'Authorize', creatingPayment)) return 'reset-before';
            const isFirst = isCall(call, 'Release', creatingPayment) && call.nth === 0;
            return isFirst ? 'error-saved' : undefined;
          },
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await assertStatus(world, 'rejected');
          const waitedMs = world.time.now() - beginning;
          assert.ok(waitedMs < 10 * minute, `it took ${waitedMs} ms`);
        },
      ),
  },
  {
    name: 'an order that was made is never undone by a release that comes too late',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        await world.advance(2 * day);
        await world.run(() => startRival(world));
        await theOrder(world);
        await assertStatus(world, 'paid');
        assert.deepEqual(refundsIn(world), []);
      }),
  },
];
