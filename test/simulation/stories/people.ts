/** What a person is told on the alarms' topic: each finding by itself, and each once a day. */
import assert from 'node:assert/strict';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { World } from '../world/world.ts';
import { askStripe } from './by-hand.ts';
import { assertStatus, findingsIn, messagesIn, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  day,
  dropEvents,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  once,
  otherKey,
  reconcileAll,
} from './telling.ts';

const otherId = checkoutIdOf(otherKey);

/** Places a checkout whose capture Stripe refuses, as often as it is asked. */
const placeStuck = async (world: World): Promise<void> => {
  world.stripe.control.faults.add({
    kind: 'refused-saved',
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    times: null,
  });
  await world.run(() => world.place({ key }));
  dropEvents(world);
};

/** The reconciler's short runs of so much time. */
const reconcileFor = async (world: World, milliseconds: number): Promise<void> => {
  for (let passed = 0; passed < milliseconds; passed += 5 * minute) {
    await world.advance(5 * minute);
    await world.run(() => world.reconcile('open'));
  }
};

/** Stripe takes the capture at last, and the checkout ends. */
const mend = async (world: World): Promise<void> => {
  world.stripe.control.faults.clear();
  await world.advance(day);
  await world.run(() => world.reconcile('open'));
  await assertStatus(world, 'paid');
};

export const people: readonly Story[] = [
  {
    name: 'a dispute is told at once, although another checkout is stuck and keeps being found',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await placeStuck(world);
        world.stripe.control.faults.clear();
        await world.run(() => world.place({ key: otherKey }));
        await reconcileFor(world, 2 * hour);
        world.stripe.control.createDispute(thePayment(world, otherId).id);
        await world.run(() => world.deliverEvents());
        await world.run(() => world.readStreams());
        assert.deepEqual(findingsIn(world, checkoutId), ['failed_for_good']);
        assert.deepEqual(findingsIn(world, otherId), ['disputed']);
        const [, told = ''] = messagesIn(world);
        assert.match(told, /^"Holdfast needs a person: disputed"\n"It is about: order HF-/);
        await mend(world);
      }),
  },
  {
    name: 'a checkout that is stuck for days is told once a day, and not every five minutes',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await placeStuck(world);
        await reconcileFor(world, 1.5 * day);
        assert.deepEqual(
          findingsIn(world),
          Array.from({ length: 2 }, () => 'failed_for_good'),
        );
        await mend(world);
      }),
  },
  {
    name: 'of two findings of one checkout each is told',
    tell: (universe) => {
      const captureLess = once((world) => {
        const path = `/v1/payment_intents/${thePayment(world).id}/capture`;
        void askStripe(world, path, 'amount_to_capture=100');
      });
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) =>
            captureLess(isCall(call, 'StateMachine', 'invoke Capture'), world),
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await reconcileAll(world);
          world.stripe.control.createDispute(thePayment(world).id);
          await world.run(() => world.deliverEvents());
          await world.run(() => world.readStreams());
          await reconcileAll(world);
          assert.deepEqual(findingsIn(world, checkoutId), ['amounts_differ', 'disputed']);
        },
      );
    },
  },
  {
    name: 'a finding that EventBridge does not take for an hour is told afterwards',
    tell: (universe) => {
      let isAway = true;
      return inWorld(
        universe,
        {
          faultFor: (call) =>
            isAway && isCall(call, 'Reconcile', 'PutEvents') ? 'unavailable' : undefined,
        },
        async (world) => {
          await placeStuck(world);
          await reconcileFor(world, hour);
          assert.deepEqual(findingsIn(world), []);
          isAway = false;
          await reconcileFor(world, hour);
          assert.deepEqual(findingsIn(world), ['failed_for_good']);
          await mend(world);
        },
      );
    },
  },
];
