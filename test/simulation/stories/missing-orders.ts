/** Paid without an order, or ordered and out of stock: what the fences and the events are for. */
import assert from 'node:assert/strict';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { askStripe } from './by-hand.ts';
import {
  assertStatus,
  effectsAtStripe,
  executionStatus,
  ordersOf,
  refundsIn,
  stockOf,
  theOrder,
  thePayment,
} from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  once,
  otherKey,
  second,
} from './telling.ts';

const creating = 'invoke CreateOrder';
const asking = 'POST /v1/payment_intents';

/** Sends every event there is, again and again, while something else is under way. */
const pesterWithEvents = async ({ stripe }: World, times: number): Promise<void> => {
  const { webhooks } = stripe.control;
  for (let round = 0; round < times; round += 1) {
    await Promise.all(webhooks.all().map(({ id }) => webhooks.deliver(id)));
    await pause(3);
  }
};

export const missingOrders: readonly Story[] = [
  {
    name: 'a confirmation that races the events makes one order',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => Promise.all([world.place({ key }), pesterWithEvents(world, 60)]));
        await theOrder(world);
        await assertStatus(world, 'paid');
        assert.equal(world.application.executions.list().length, 1);
        assert.ok(
          world.stripe.control.webhooks.all().every(({ lastStatus }) => lastStatus === 200),
        );
      }),
  },
  {
    name: 'an event that comes before the order exists does not leave the order stuck',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call, atMs) =>
            isCall(call, 'CreateOrder', 'TransactWriteItems') && atMs < minute
              ? 'timeout-before'
              : undefined,
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key });
            await pause(5 * second);
            await world.deliverEvents();
            await world.application.executions.abort(checkoutId);
          });
          assert.deepEqual(world.stripe.control.webhooks.pending(), []);
          assert.equal(executionStatus(world), 'ABORTED');
          assert.deepEqual(await ordersOf(world), []);
          await world.advance(2 * minute);
          await world.run(() => world.reconcile('open'));
          await theOrder(world);
          await assertStatus(world, 'paid');
        },
      ),
  },
  {
    name: 'a hold is released when the stock sold out before the order, and the winner keeps theirs',
    tell: (universe) =>
      inWorld(universe, { stock: { lamp: 1 } }, async (world) => {
        const ids = [key, otherKey].map(checkoutIdOf);
        await world.run(() =>
          Promise.all([
            world.place({ key, ...lamp, waitSeconds: 10 }),
            world.place({ key: otherKey, ...lamp, waitSeconds: 10 }),
          ]),
        );
        const views = await world.run(() => Promise.all(ids.map(world.view)));
        const winner = views.find(({ status }) => status === 'paid')?.id;
        const loser = views.find(({ status }) => status === 'rejected')?.id;
        assert(winner !== undefined && loser !== undefined);
        assert.equal(thePayment(world, winner).status, 'succeeded');
        assert.equal(thePayment(world, loser).status, 'canceled');
        assert.equal(views.find(({ id }) => id === loser)?.error?.code, 'out_of_stock');
        assert.deepEqual(refundsIn(world), []);
        assert.equal(await stockOf(world, 'lamp'), 0);
      }),
  },
  {
    name: 'a cart that fails on one product takes nothing of the others and holds nothing',
    tell: (universe) => {
      const sellOut = once((world: World) => void world.setStock({ lamp: 0 }));
      return inWorld(
        universe,
        { faultFor: (call, _, world) => sellOut(isCall(call, 'StateMachine', creating), world) },
        async (world) => {
          const items = [...lamp.items, { sku: 'mug', quantity: 2 }];
          await world.run(() => world.place({ key, items, expectedTotal: 14700 }));
          await assertStatus(world, 'rejected');
          assert.equal(await stockOf(world, 'mug'), 40);
          assert.equal(thePayment(world).status, 'canceled');
          // It was sold elsewhere: the books go by the stock that there was.
          await world.setStock({ lamp: 3 });
        },
      );
    },
  },
  {
    name: 'an order that can’t be created gives the money held for it back',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) =>
            isCall(call, 'CreateOrder', 'TransactWriteItems') ? 'error-before' : undefined,
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
          assert.deepEqual(await ordersOf(world), []);
        },
      ),
  },
  {
    name: 'a payment whose answer never came is found, and makes an order or is released',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) => (isCall(call, 'Authorize', asking) ? 'crash-after' : undefined),
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
        },
      ),
  },
  {
    name: 'a payment that was captured at zero stock is refunded, not canceled in vain',
    tell: (universe) => {
      const meddle = once((world: World) => {
        const { id } = thePayment(world);
        void askStripe(world, `/v1/payment_intents/${id}/capture`, '');
        void world.setStock({ lamp: 0 });
      });
      return inWorld(
        universe,
        { faultFor: (call, _, world) => meddle(isCall(call, 'StateMachine', creating), world) },
        async (world) => {
          await world.run(() => world.place({ key, ...lamp }));
          await assertStatus(world, 'refunded');
          assert.equal(refundsIn(world)[0]?.amount, 11900);
          assert.deepEqual(await ordersOf(world), []);
          await world.setStock({ lamp: 3 });
        },
      );
    },
  },
  {
    name: 'a shopper who leaves at the bank’s step pays nothing, and can’t pay later by accident',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        const payment = { paymentMethod: 'pm_card_threeDSecure2Required' };
        await world.run(() => world.place({ key, payment }));
        const { id, status } = thePayment(world);
        assert.equal(status, 'canceled');
        world.stripe.authenticate(id, true);
        assert.equal(thePayment(world).status, 'canceled');
        assert.equal(effectsAtStripe(world, /capture$/), 0);
        assert.deepEqual(await ordersOf(world), []);
      }),
  },
];
