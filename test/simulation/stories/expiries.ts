/** Holds that end before they are captured: the order is canceled, and its stock comes back once. */
import assert from 'node:assert/strict';
import type { Universe } from '../world/universe.ts';
import type { World } from '../world/world.ts';
import { assertStatus, executionStatus, ordersOf, stockOf, theOrder, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import {
  day,
  dropEvents,
  inWorld,
  isCall,
  key,
  lamp,
  once,
  reconcileAll,
  stopSoon,
} from './telling.ts';

const ofExpiry = ['charge.expired', 'payment_intent.canceled'] as const;

/** How the two events of an expiry may come. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'in their order': ofExpiry,
  'the other way round': [...ofExpiry].reverse(),
  'one without the other': ['charge.expired'],
  'the other without the one': ['payment_intent.canceled'],
  'both twice': [...ofExpiry, ...ofExpiry],
  never: [],
};

/** Delivers the events of these types, in this order, and loses the others. */
const deliverOnly = async (world: World, types: readonly string[]): Promise<void> => {
  const { webhooks } = world.stripe.control;
  const pending = webhooks.pending();
  for (const type of types) {
    const delivery = pending.find((each) => each.type === type);
    assert.ok(delivery, `there is no ${type}`);
    assert.equal(await world.run(() => webhooks.deliver(delivery.id)), 200);
  }
  dropEvents(world);
};

/** A checkout of a lamp that is stopped before this state, until its hold has run out. */
const expiredBefore = (
  universe: Universe,
  state: string,
  tell: (world: World) => Promise<void>,
) => {
  const stop = once(stopSoon);
  return inWorld(
    universe,
    {
      faultFor: (call, _, world) => {
        const isTime = isCall(call, 'StateMachine', `invoke ${state}`) && call.nth === 0;
        stop(isTime, world);
        return isTime ? 'error-before' : undefined;
      },
    },
    async (world) => {
      await world.run(() => world.place({ key, ...lamp }));
      assert.equal(executionStatus(world), 'ABORTED');
      assert.equal(thePayment(world).status, 'requires_capture');
      dropEvents(world);
      await world.advance(8 * day);
      assert.equal(thePayment(world).status, 'canceled');
      await tell(world);
    },
  );
};

const expiryStory = (state: string, waiting: string, way: string): Story => ({
  name: `a hold that ends while ${waiting} cancels the order once, its events coming ${way}`,
  tell: (universe) =>
    expiredBefore(universe, state, async (world) => {
      const before = await stockOf(world, 'lamp');
      assert.equal(before, state === 'Capture' ? 2 : 3);
      await deliverOnly(world, ways[way] ?? []);
      await reconcileAll(world);
      await deliverOnly(world, []);
      assert.equal((await theOrder(world)).status, 'canceled');
      assert.equal(await stockOf(world, 'lamp'), 3);
      await assertStatus(world, 'canceled');
    }),
});

export const expiries: readonly Story[] = [
  ...Object.keys(ways).flatMap((way) => [
    expiryStory('Capture', 'Capture waits', way),
    expiryStory('CreateOrder', 'CreateOrder waits', way),
  ]),
  {
    name: 'a hold that ends while nothing can be written leaves no order and no money held',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: ({ from, service }, atMs) =>
            service === 'dynamodb' && ['CreateOrder', 'Release'].includes(from) && atMs < 7.5 * day
              ? 'error-before'
              : undefined,
        },
        async (world) => {
          await world.run(() => world.place({ key, ...lamp }));
          assert.equal(executionStatus(world), 'FAILED');
          await assertStatus(world, 'processing');
          dropEvents(world);
          await world.advance(7 * day);
          await reconcileAll(world);
          await assertStatus(world, 'rejected');
          assert.deepEqual(await ordersOf(world), []);
          assert.equal(thePayment(world).status, 'canceled');
        },
      ),
  },
];
