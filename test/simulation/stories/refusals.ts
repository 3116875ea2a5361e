/** Captures, cancels and refunds that Stripe refuses, with any of its codes: each ends in order. */
import assert from 'node:assert/strict';
import { type Refusal, refusalsOf } from '@holdfast/stripe-stand-in/refusals';
import type { Universe } from '../world/universe.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { askStripe } from './by-hand.ts';
import {
  assertStatus,
  effectsAtStripe,
  executionStatus,
  findingsIn,
  stockOf,
  theOrder,
  thePayment,
} from './seen.ts';
import type { Story } from './story.ts';
import {
  chair,
  day,
  dropEvents,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  once,
  orderId,
} from './telling.ts';

const capturing = '/v1/payment_intents/:id/capture';
const cancelling = '/v1/payment_intents/:id/cancel';
const refunding = '/v1/refunds';

/** Stripe refuses each such request from now on, and remembers each refusal. */
const refuse = ({ stripe }: World, path: string, refusal: Partial<Refusal>): void => {
  stripe.control.faults.add({
    kind: 'refused-saved',
    method: 'POST',
    path,
    times: null,
    ...refusal,
  });
};

/** By its clock, Stripe ends each hold an hour after the moment that it has named. */
const makeStripeLate = ({ stripe }: World): void => stripe.control.advance(-60 * 60);

const reconcileOpen = (world: World): Promise<void> => world.run(() => world.reconcile('open'));

/** Tells the same in one world for each code that such a request may be refused with. */
const withEachCode = async (
  path: string,
  tell: (refusal: Partial<Refusal>) => Promise<void>,
): Promise<void> => {
  for (const refusal of refusalsOf('POST', path)) {
    await tell(refusal).catch((cause: unknown) => {
      throw new Error(`${refusal.code}: ${String(cause)}`, { cause });
    });
  }
};

/** A checkout whose Release has to undo a hold that nobody has seen, and may be refused that. */
const lostByAuthorize = (universe: Universe, tell: (world: World) => Promise<void>) =>
  inWorld(
    universe,
    {
      faultFor: (call) =>
        isCall(call, 'Authorize', 'POST /v1/payment_intents') ? 'crash-after' : undefined,
    },
    tell,
  );

/**
 * An order that waits for the merchant, who captures it in the dashboard and then cancels it, so that
 * it has to be refunded. `before` happens between the two.
 */
const captureAndCancel = (world: World, before: () => void = () => {}): Promise<void> =>
  world.run(async () => {
    const waiting = world.place({ key, ...chair });
    await pause(minute);
    await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/capture`, '');
    before();
    await world.command({ command: 'cancel', orderId });
    await waiting;
  });

export const refusals: readonly Story[] = [
  {
    name: 'an order whose capture Stripe refuses is canceled when its hold has ended',
    tell: (universe) =>
      withEachCode(capturing, (refusal) =>
        inWorld(universe, {}, async (world) => {
          refuse(world, capturing, refusal);
          await world.run(() => world.place({ key, ...lamp }));
          dropEvents(world);
          world.stripe.control.advance(8 * 24 * 60 * 60);
          dropEvents(world);
          await world.advance(10 * minute);
          await reconcileOpen(world);
          await assertStatus(world, 'canceled');
          assert.equal(await stockOf(world, 'lamp'), 3);
        }),
      ),
  },
  {
    name: 'a hold whose time is over is ended by us where Stripe is late to end it',
    tell: (universe) =>
      withEachCode(capturing, (refusal) =>
        inWorld(universe, {}, async (world) => {
          refuse(world, capturing, refusal);
          makeStripeLate(world);
          await world.run(() => world.place({ key, ...lamp }));
          dropEvents(world);
          await world.advance(7 * day - 30 * minute);
          await reconcileOpen(world);
          await assertStatus(world, 'canceled');
          assert.equal(effectsAtStripe(world, /cancel$/), 1);
          assert.equal(await stockOf(world, 'lamp'), 3);
        }),
      ),
  },
  {
    name: 'a hold whose time is over, and that is captured by hand in that moment, pays its order',
    tell: (universe) => {
      let intentId = '';
      const capture = once((world) => {
        void askStripe(world, `/v1/payment_intents/${intentId}/capture`, '');
      });
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) =>
            capture(isCall(call, 'Release', `POST ${cancelling}`), world),
        },
        async (world) => {
          world.stripe.control.faults.add({
            kind: 'refused',
            method: 'POST',
            path: capturing,
            times: 2,
          });
          makeStripeLate(world);
          await world.run(() => world.place({ key, ...lamp }));
          intentId = thePayment(world).id;
          dropEvents(world);
          await world.advance(7 * day - 30 * minute);
          await reconcileOpen(world);
          await assertStatus(world, 'paid');
          assert.equal(thePayment(world).status, 'succeeded');
        },
      );
    },
  },
  {
    name: 'an order whose capture Stripe refuses for a day is paid, and was rung for',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        refuse(world, capturing, {});
        await world.run(() => world.place({ key }));
        dropEvents(world);
        assert.equal(executionStatus(world), 'FAILED');
        await world.advance(2 * minute);
        await reconcileOpen(world);
        assert.deepEqual(findingsIn(world), ['failed_for_good']);
        world.stripe.control.faults.clear();
        await world.advance(day);
        await reconcileOpen(world);
        await assertStatus(world, 'paid');
      }),
  },
  {
    name: 'an order whose capture Stripe refuses is paid when somebody captures in the dashboard',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        refuse(world, capturing, {});
        await world.run(() => world.place({ key }));
        dropEvents(world);
        world.stripe.control.faults.clear();
        await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/capture`, '');
        dropEvents(world);
        await world.advance(2 * minute);
        await reconcileOpen(world);
        await assertStatus(world, 'paid');
      }),
  },
  {
    name: 'a hold whose cancel Stripe refuses is canceled a day later',
    tell: (universe) =>
      withEachCode(cancelling, (refusal) =>
        lostByAuthorize(universe, async (world) => {
          refuse(world, cancelling, refusal);
          await world.run(() => world.place({ key }));
          dropEvents(world);
          await assertStatus(world, 'releasing');
          world.stripe.control.faults.clear();
          await world.advance(day);
          await reconcileOpen(world);
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
        }),
      ),
  },
  {
    name: 'a refund that Stripe refuses is made a day later',
    tell: (universe) =>
      withEachCode(refunding, (refusal) =>
        inWorld(universe, {}, async (world) => {
          refuse(world, refunding, refusal);
          await captureAndCancel(world);
          dropEvents(world);
          world.stripe.control.faults.clear();
          await world.advance(day);
          await reconcileOpen(world);
          await assertStatus(world, 'canceled');
          assert.equal((await theOrder(world)).refusal, 'refunded');
        }),
      ),
  },
  {
    name: 'a disputed payment that can’t be refunded rings, and ends when its dispute does',
    tell: async (universe) => {
      const evidence = (word: string) => `evidence[uncategorized_text]=${word}&submit=true`;
      for (const end of ['losing_evidence', 'winning_evidence', 'close']) {
        await inWorld(universe, {}, async (world) => {
          await captureAndCancel(world, () => {
            world.stripe.control.createDispute(thePayment(world).id);
          });
          dropEvents(world);
          assert.equal(executionStatus(world), 'FAILED');
          await world.advance(2 * minute);
          await reconcileOpen(world);
          assert.deepEqual(findingsIn(world), ['refund_blocked']);
          const [dispute] = world.stripe.control.state().disputes;
          const path = `/v1/disputes/${dispute?.id}`;
          if (end === 'close') await askStripe(world, `${path}/close`, '');
          else await askStripe(world, path, evidence(end));
          await world.run(() => world.deliverEvents());
          assert.equal(executionStatus(world), 'SUCCEEDED');
          await assertStatus(world, 'canceled');
          assert.equal((await theOrder(world)).refusal, 'refunded');
          await world.run(() => world.reconcile('everything'));
          assert.ok(!findingsIn(world).includes('settled_in_vain'));
        });
      }
    },
  },
];
