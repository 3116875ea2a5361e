/** What is done at Stripe by hand, while an order waits, counts as a decision. */
import assert from 'node:assert/strict';
import { pause } from '../../world/virtual-time.ts';
import type { World } from '../../world/world.ts';
import { askStripe, startRival } from '../by-hand.ts';
import {
  assertStatus,
  executionStatus,
  refundsIn,
  stockOf,
  theOrder,
  thePayment,
} from '../seen.ts';
import type { Story } from '../story.ts';
import { dropEvents, isCall, minute } from '../telling.ts';
import { cancel, waitingInWorld } from './waiting-order.ts';

export const decidedAtStripe: readonly Story[] = [
  {
    name: 'an order that is canceled, and captured in the dashboard before anybody woke, is refunded',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await world.command(cancel);
          await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/capture`, '');
          dropEvents(world);
          await pause(minute);
          await world.reconcile('open');
        },
        async (world) => {
          await assertStatus(world, 'canceled');
          assert.equal((await theOrder(world)).refusal, 'refunded');
          assert.equal(refundsIn(world)[0]?.amount, 48000);
          assert.equal(await stockOf(world, 'chair'), 4);
        },
        {
          faultFor: (call) =>
            isCall(call, 'Orders', 'SendTaskSuccess') ? 'error-before' : undefined,
        },
      ),
  },
  {
    name: 'a wait goes on no longer when another execution has canceled its order',
    tell: async (universe) => {
      const nets: readonly ((world: World) => Promise<void>)[] = [
        (world) => world.deliverEvents(),
        async (world) => {
          dropEvents(world);
          await world.reconcile('everything');
        },
      ];
      for (const settle of nets) {
        await waitingInWorld(
          universe,
          async (world) => {
            await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/cancel`, '');
            await startRival(world);
            await pause(minute);
            await assertStatus(world, 'canceled');
            assert.equal(executionStatus(world), 'RUNNING');
            await settle(world);
            await pause(minute);
            assert.equal(executionStatus(world), 'SUCCEEDED');
          },
          async (world) => {
            assert.equal((await theOrder(world)).approvalToken, undefined);
          },
        );
      }
    },
  },
  {
    name: 'a hold that is captured for less in Stripe’s dashboard is an approval',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await askStripe(
            world,
            `/v1/payment_intents/${thePayment(world).id}/capture`,
            'amount_to_capture=30000',
          );
          await world.deliverEvents();
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.equal((await theOrder(world)).capturedMinor, 30000);
        },
      ),
  },
  {
    name: 'a hold that is canceled in Stripe’s dashboard cancels the order',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/cancel`, '');
          await world.deliverEvents();
        },
        async (world) => {
          await assertStatus(world, 'canceled');
          assert.equal(await stockOf(world, 'chair'), 4);
        },
      ),
  },
];
