/** What could not be done in spite of all retries is left where it is seen, and ended later. */
import assert from 'node:assert/strict';
import type { World } from '../world/world.ts';
import { askDynamoDb, askStripe } from './by-hand.ts';
import {
  assertStatus,
  executionStatus,
  findingsIn,
  stockOf,
  theOrder,
  thePayment,
} from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  day,
  dropEvents,
  hour,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  reconcileAll,
} from './telling.ts';

const asking = 'POST /v1/payment_intents';

/** Takes the checkout's row out of the table; what is returned puts it back. */
const hideCheckout = async (world: World): Promise<() => Promise<unknown>> => {
  const TableName = world.application.tableName('TablesCheckouts');
  const Key = { id: { S: checkoutId } };
  const { Item } = await world.run(() => askDynamoDb('GetItem', { TableName, Key }));
  assert.ok(Item);
  await world.run(() => askDynamoDb('DeleteItem', { TableName, Key }));
  return () => world.run(() => askDynamoDb('PutItem', { TableName, Item }));
};

const parkedIn = async ({ application }: World): Promise<number> =>
  (await application.rows('TablesParkedEvents')).length;

export const parking: readonly Story[] = [
  {
    name: 'a Capture that can’t reach Stripe for eight days is parked where it is seen, and ended later',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: ({ from, service }, atMs) =>
            from === 'Capture' && service === 'stripe' && atMs < 8 * day
              ? 'reset-before'
              : undefined,
        },
        async (world) => {
          await world.run(() => world.place({ key, ...lamp }));
          assert.ok(
            world.time.now() - (world.application.executions.get(checkoutId)?.startedAt ?? 0) >=
              7 * day,
          );
          assert.equal(executionStatus(world), 'FAILED');
          await assertStatus(world, 'confirmed');
          assert.equal((await theOrder(world)).status, 'confirmed');
          dropEvents(world);
          await world.advance(1.1 * day);
          await reconcileAll(world);
          assert.equal(executionStatus(world), 'SUCCEEDED');
          await assertStatus(world, 'canceled');
          assert.equal(await stockOf(world, 'lamp'), 3);
        },
      ),
  },
  {
    name: 'a Release that can’t reach Stripe for a day is parked where it is seen, and redriven',
    tell: async (universe) => {
      // The reconciler comes while Stripe is still away, or only afterwards.
      for (const reconcilesAfter of [0, 3 * hour]) {
        await inWorld(
          universe,
          {
            faultFor: (call, atMs) => {
              if (isCall(call, 'Authorize', asking)) return 'crash-after';
              const isAway = call.service === 'stripe' && atMs < 25 * hour;
              return call.from === 'Release' && isAway ? 'unavailable' : undefined;
            },
          },
          async (world) => {
            await world.run(() => world.place({ key }));
            assert.equal(executionStatus(world), 'FAILED');
            await assertStatus(world, 'releasing');
            assert.equal((await world.run(() => world.view(checkoutId))).status, 'processing');
            assert.equal(thePayment(world).status, 'requires_capture');
            dropEvents(world);
            await world.advance(reconcilesAfter);
            await world.run(() => world.reconcile('open'));
            assert.equal(executionStatus(world), 'SUCCEEDED');
            await assertStatus(world, 'rejected');
            assert.equal(thePayment(world).status, 'canceled');
          },
        );
      }
    },
  },
  {
    name: 'an event that comes before its checkout’s row is parked, and delivered once the row is there',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        dropEvents(world);
        const putBack = await hideCheckout(world);
        await askStripe(world, '/v1/refunds', `payment_intent=${thePayment(world).id}`);
        const { webhooks } = world.stripe.control;
        const refunded = webhooks.pending().find(({ type }) => type === 'charge.refunded');
        assert.equal(await world.run(() => webhooks.deliver(refunded?.id ?? '')), 200);
        assert.equal(await parkedIn(world), 1);
        dropEvents(world);

        await world.run(() => world.reconcile('open'));
        assert.equal(await parkedIn(world), 1);
        await putBack();
        await world.run(() => world.reconcile('open'));
        assert.equal(await parkedIn(world), 0);
        await assertStatus(world, 'refunded');
        assert.equal((await theOrder(world)).refundedMinor, 1400);
      }),
  },
  {
    name: 'a parked event whose checkout never comes rings for a person after an hour',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const putBack = await hideCheckout(world);
        await world.run(() => world.deliverEvents());
        const parked = await parkedIn(world);
        assert.ok(parked >= 1);
        await world.advance(50 * minute);
        await world.run(() => world.reconcile('open'));
        assert.deepEqual(findingsIn(world), []);
        await world.advance(11 * minute);
        await world.run(() => world.reconcile('open'));
        // All of its events are about one payment, of which a person is told once.
        assert.deepEqual(findingsIn(world), ['payment_without_checkout']);
        await putBack();
        await world.run(() => world.reconcile('open'));
        assert.equal(await parkedIn(world), 0);
      }),
  },
];
