/** Steps that run a day late, clocks that differ, and keys that Stripe has forgotten meanwhile. */
import assert from 'node:assert/strict';
import type { Fault } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { World } from '../world/world.ts';
import { assertStatus, effectsAtStripe, paymentsOf, theOrder, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  dropEvents,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  once,
  reconcileAll,
  stopSoon,
} from './telling.ts';

const asking = 'POST /v1/payment_intents';

/** Stops the execution at a call of the state machine, which then never reaches the function. */
const stopBefore = (name: string, nth = 0) => {
  const stop = once(stopSoon);
  return (call: Call, world: World): Fault | undefined => {
    const isTime = isCall(call, 'StateMachine', name) && call.nth === nth;
    stop(isTime, world);
    return isTime ? 'error-before' : undefined;
  };
};

const redrive = (world: World) =>
  world.run(() => {
    world.application.executions.redrive(checkoutId);
    return world.application.executions.whenEnded(checkoutId);
  });

/** Stripe's clock against ours, in seconds. */
const skews = [-3600, -240, -30, 30, 240, 3600];

export const lateSteps: readonly Story[] = [
  {
    name: 'an Authorize that is taken up after 25 hours places no hold',
    tell: (universe) => {
      const stop = stopBefore('invoke Authorize');
      return inWorld(
        universe,
        { faultFor: (call, _, world) => stop(call, world) },
        async (world) => {
          await world.run(() => world.place({ key }));
          await world.advance(25 * hour);
          await redrive(world);
          await assertStatus(world, 'rejected');
          assert.equal(world.stripe.control.state().charges.length, 0);
          assert.deepEqual(paymentsOf(world), []);
        },
      );
    },
  },
  {
    name: 'an Authorize that is taken up after 25 hours finds the hold that it had placed unseen',
    tell: (universe) => {
      const stop = stopBefore('invoke Authorize', 1);
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) =>
            isCall(call, 'Authorize', asking) ? 'crash-after' : stop(call, world),
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          assert.equal(thePayment(world).status, 'requires_capture');
          dropEvents(world);
          await world.advance(25 * hour);
          await redrive(world);
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
        },
      );
    },
  },
  {
    name: 'an Authorize that is taken up within 22 hours places its hold, and a later one does not',
    tell: async (universe) => {
      for (const [afterMs, status, holds] of [
        [22 * hour - minute, 'paid', 1],
        [22 * hour, 'rejected', 0],
      ] as const) {
        const stop = stopBefore('invoke Authorize');
        await inWorld(
          universe,
          { faultFor: (call, _, world) => stop(call, world) },
          async (world) => {
            await world.run(() => world.place({ key }));
            await world.advance(afterMs);
            await redrive(world);
            await assertStatus(world, status);
            assert.equal(world.stripe.control.state().charges.length, holds);
          },
        );
      }
    },
  },
  {
    name: 'a hold that reaches Stripe as late as one can is found by key or in the list',
    tell: async (universe) => {
      // By key; and in the list, an hour after the last that Authorize may have sent.
      for (const afterMs of [0, hour + minute]) {
        const stopAuthorize = stopBefore('invoke Authorize');
        const stopRelease = stopBefore('invoke Release');
        await inWorld(
          universe,
          {
            faultFor: (call, _, world) => {
              if (isCall(call, 'Authorize', asking)) return 'slow-before';
              return stopAuthorize(call, world) ?? stopRelease(call, world);
            },
          },
          async (world) => {
            await world.run(() => world.place({ key }));
            await world.advance(22 * hour - minute);
            await redrive(world);
            await world.advance(afterMs);
            await redrive(world);
            await assertStatus(world, 'rejected');
            assert.notEqual(thePayment(world).status, 'requires_capture');
          },
        );
      }
    },
  },
  {
    name: 'a Release that comes after 25 hours finds the hold that nobody has seen in the list',
    tell: (universe) => {
      const stop = stopBefore('invoke Release');
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) =>
            isCall(call, 'Authorize', asking) ? 'crash-after' : stop(call, world),
        },
        async (world) => {
          // More payments than one page of the list has.
          await world.run(() => world.place({ key }));
          for (let other = 0; other < 120; other += 1) {
            await world.stripe.api({
              method: 'POST',
              path: '/v1/payment_intents',
              query: '',
              body: 'amount=100&currency=usd',
              authorization: 'Bearer sk_test_other',
              idempotencyKey: undefined,
            });
          }
          dropEvents(world);
          await world.advance(25 * hour);
          await redrive(world);
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
          assert.equal(paymentsOf(world).length, 1);
        },
      );
    },
  },
  {
    name: 'a Stripe whose clock differs by up to an hour takes payments, with or without its events',
    tell: async (universe) => {
      for (const skew of skews) {
        await inWorld(universe, {}, async (world) => {
          world.stripe.control.advance(skew);
          await world.run(() => world.place({ key }));
          await world.run(() => world.deliverEvents());
          await reconcileAll(world);
          await theOrder(world);
          await assertStatus(world, 'paid');
        });
      }
    },
  },
  {
    name: 'a Stripe whose clock differs by minutes hides no hold from a Release after 25 hours',
    tell: async (universe) => {
      for (const skew of skews.filter((each) => Math.abs(each) < 300)) {
        const stop = stopBefore('invoke Release');
        await inWorld(
          universe,
          {
            faultFor: (call, _, world) =>
              isCall(call, 'Authorize', asking) ? 'crash-after' : stop(call, world),
          },
          async (world) => {
            world.stripe.control.advance(skew);
            await world.run(() => world.place({ key }));
            await world.advance(25 * hour);
            await redrive(world);
            assert.equal(thePayment(world).status, 'canceled', `${skew} seconds`);
          },
        );
      }
    },
  },
  {
    name: 'a clock that jumps while Stripe is being asked makes no second hold',
    tell: async (universe) => {
      for (const jump of [-3600, 3600]) {
        const leap = once(({ stripe }) => stripe.control.advance(jump));
        await inWorld(
          universe,
          {
            faultFor: (call, _, world) => {
              const isTime = isCall(call, 'Authorize', asking) && call.nth === 1;
              leap(isTime, world);
              return isCall(call, 'Authorize', asking) && call.nth < 2 ? 'lost-reply' : undefined;
            },
          },
          async (world) => {
            await world.run(() => world.place({ key }));
            assert.equal(effectsAtStripe(world, /^\/v1\/payment_intents$/), 1);
            assert.equal(world.stripe.control.state().charges.length, 1);
            await assertStatus(world, 'paid');
          },
        );
      }
    },
  },
];
