/** The same request again, when DynamoDB has forgotten its token and Stripe its key. */
import assert from 'node:assert/strict';
import type { Universe } from '../world/universe.ts';
import type { World } from '../world/world.ts';
import { checkoutRow, effectsAtStripe, executionStatus, ordersOf, paymentsOf } from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  once,
  reconcileAll,
  stopSoon,
} from './telling.ts';

const waits = { '11 minutes': 11 * minute, '25 hours': 25 * hour } as const;

/** Asserts that there is at most one of each, whatever happened. */
const assertOneOfEach = async (world: World): Promise<void> => {
  const { charges, refunds } = world.stripe.control.state();
  const counts = {
    executions: world.application.executions.list().filter(({ name }) => name === checkoutId)
      .length,
    payments: paymentsOf(world).length,
    charges: charges.length,
    captures: effectsAtStripe(world, /capture$/),
    refunds: refunds.length,
    orders: (await ordersOf(world)).length,
  };
  for (const [what, count] of Object.entries(counts)) assert.ok(count <= 1, `${count} ${what}`);
};

/** Repeats the request this much later, lets the reconciler end what is left, and repeats it again. */
const repeatLater = async (world: World, waitMs: number, reconciles: boolean): Promise<unknown> => {
  await world.advance(waitMs);
  if (reconciles) {
    await world.run(() => world.reconcile('open'));
    await world.run(() => world.reconcile('everything'));
  }
  const repeat = await world.run(() => world.place({ key }));
  assert.equal(repeat.checkout?.id, checkoutId, `answered ${repeat.status}`);
  await reconcileAll(world);
  const { status } = await checkoutRow(world);
  await world.advance(waitMs);
  const another = await world.run(() => world.place({ key }));
  assert.equal(another.checkout?.status, status);
  await assertOneOfEach(world);
  return status;
};

/** Stops the execution at the call of this function: before it runs, or while it runs. */
const stoppedAt = (universe: Universe, state: string, isBefore: boolean) => {
  const stop = once(stopSoon);
  return (tell: (world: World) => Promise<void>) =>
    inWorld(
      universe,
      {
        faultFor: (call, _, world) => {
          const isTime = isCall(call, 'StateMachine', `invoke ${state}`) && call.nth === 0;
          stop(isTime, world);
          return isTime && isBefore ? 'error-before' : undefined;
        },
      },
      tell,
    );
};

const endings: Readonly<Record<string, readonly unknown[]>> = {
  'before Authorize': ['rejected', 'paid'],
  'during Authorize': ['rejected', 'paid'],
  'before CreateOrder': ['paid'],
  'during CreateOrder': ['paid'],
  'before Capture': ['paid'],
  'during Capture': ['paid'],
};

const repeatsAfterStop = (moment: string, wait: keyof typeof waits): Story => ({
  name: `a request repeated ${wait} after its execution was stopped ${moment} is one payment`,
  tell: async (universe) => {
    const [when, state = ''] = moment.split(' ');
    for (const reconciles of [false, true]) {
      await stoppedAt(
        universe,
        state,
        when === 'before',
      )(async (world) => {
        await world.run(() => world.place({ key }));
        assert.equal(executionStatus(world), 'ABORTED');
        const status = await repeatLater(world, waits[wait], reconciles);
        assert.ok(endings[moment]?.includes(status), `reconciled ${reconciles}: ${status}`);
      });
    }
  },
});

const repeatsAfterNoStart = (wait: keyof typeof waits): Story => ({
  name: `a request repeated ${wait} after the API died before its execution began is one payment`,
  tell: async (universe) => {
    for (const reconciles of [false, true]) {
      await inWorld(
        universe,
        {
          faultFor: (call) =>
            isCall(call, 'Api', 'StartExecution') && call.nth === 0 ? 'crash-before' : undefined,
        },
        async (world) => {
          const { status } = await world.run(() => world.place({ key }));
          assert.equal(status, 500);
          assert.equal(executionStatus(world), undefined);
          const ending = await repeatLater(world, waits[wait], reconciles);
          // The shopper is gone, or it is too late for a hold to be safe: the checkout is over.
          const isInTime = wait === '11 minutes' && !reconciles;
          assert.equal(ending, isInTime ? 'paid' : 'rejected');
          assert.equal(effectsAtStripe(world, /capture$/), isInTime ? 1 : 0);
        },
      );
    }
  },
});

const repeatsAfterTheEnd = (wait: keyof typeof waits): Story => ({
  name: `a request repeated ${wait} after it was paid gives the same order, and nothing new`,
  tell: (universe) =>
    inWorld(universe, {}, async (world) => {
      const first = await world.run(() => world.place({ key, waitSeconds: 5 }));
      const writes = effectsAtStripe(world, /./);
      assert.equal(await repeatLater(world, waits[wait], true), 'paid');
      const again = await world.run(() => world.place({ key }));
      assert.equal(again.checkout?.orderId, first.checkout?.orderId);
      assert.equal(effectsAtStripe(world, /./), writes);
      assert.equal(world.application.executions.list().length, 1);
    }),
});

export const repeats: readonly Story[] = (['11 minutes', '25 hours'] as const).flatMap((wait) => [
  repeatsAfterTheEnd(wait),
  repeatsAfterNoStart(wait),
  ...Object.keys(endings).map((moment) => repeatsAfterStop(moment, wait)),
]);
