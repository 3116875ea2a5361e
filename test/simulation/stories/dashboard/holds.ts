/** Holds that the merchant cancels or captures in Stripe’s dashboard. */
import assert from 'node:assert/strict';
import type { Universe } from '../../world/universe.ts';
import type { World } from '../../world/world.ts';
import { askStripe } from '../by-hand.ts';
import {
  assertStatus,
  effectsAtStripe,
  executionStatus,
  findingsIn,
  theOrder,
  thePayment,
} from '../seen.ts';
import type { Story } from '../story.ts';
import { dropEvents, inWorld, isCall, key, once, reconcileAll, stopSoon } from '../telling.ts';
import { type Net, withEach } from './nets.ts';

/** A checkout that is stopped before this state. Then the merchant cancels or captures its payment. */
const stoppedAndMeddledWith = (
  universe: Universe,
  { settle }: Net,
  [state, what]: readonly [state: string, what: 'cancel' | 'capture'],
  check: (world: World) => Promise<void>,
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
      await world.run(() => world.place({ key }));
      assert.equal(executionStatus(world), 'ABORTED');
      dropEvents(world);
      await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/${what}`, '');
      await settle(world);
      await check(world);
    },
  );
};

export const holds: readonly Story[] = [
  ...withEach('a hold canceled in Stripe’s dashboard cancels its order', (universe, net) =>
    stoppedAndMeddledWith(universe, net, ['Capture', 'cancel'], async (world) => {
      await assertStatus(world, 'canceled');
      assert.equal((await theOrder(world)).status, 'canceled');
    }),
  ),
  ...withEach('a hold captured in Stripe’s dashboard pays its order once', (universe, net) =>
    stoppedAndMeddledWith(universe, net, ['Capture', 'capture'], async (world) => {
      await assertStatus(world, 'paid');
      assert.equal(effectsAtStripe(world, /capture$/), 1);
    }),
  ),
  {
    name: 'a capture for less by hand is paid, and rings',
    tell: (universe) => {
      const take = once((world) => {
        void askStripe(
          world,
          `/v1/payment_intents/${thePayment(world).id}/capture`,
          'amount_to_capture=100',
        );
      });
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) => take(isCall(call, 'StateMachine', 'invoke Capture'), world),
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await reconcileAll(world);
          await assertStatus(world, 'paid');
          assert.deepEqual(findingsIn(world), ['amounts_differ']);
        },
      );
    },
  },
];
