/** An order that nobody decides on is canceled before its hold ends, and the merchant is warned. */
import assert from 'node:assert/strict';
import { pause } from '../../world/virtual-time.ts';
import { askDynamoDb } from '../by-hand.ts';
import { assertStatus, findingsIn, outcomeOf } from '../seen.ts';
import type { Story } from '../story.ts';
import { day, hour, isCall, minute, orderId } from '../telling.ts';
import { approve, assertReleasedInTime, waitingInWorld } from './waiting-order.ts';

export const deadlines: readonly Story[] = [
  {
    name: 'past its deadline an order is canceled and its hold released, before Stripe would end the hold',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async () => {},
        async (world) => {
          await assertReleasedInTime(world);
        },
      ),
  },
  {
    name: 'an order that was stopped while it waited keeps its deadline once it is taken up',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await pause(4 * day);
          const [execution] = world.application.executions.list();
          await world.application.executions.abort(execution?.name ?? '');
          await pause(hour);
          await world.reconcile('open');
        },
        assertReleasedInTime,
      ),
  },
  {
    name: 'an order that could be left with the merchant only hours later keeps its deadline',
    tell: (universe) =>
      waitingInWorld(universe, async () => {}, assertReleasedInTime, {
        faultFor: (call, atMs) =>
          isCall(call, 'AwaitApproval', 'UpdateItem') && atMs < 5 * hour
            ? 'error-before'
            : undefined,
      }),
  },
  {
    name: 'a wait that goes on past its deadline is ended by the reconciler',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          // As if the state had been given more time than there is until the hold ends.
          await askDynamoDb('UpdateItem', {
            TableName: world.application.tableName('TablesOrders'),
            Key: { id: { S: orderId } },
            UpdateExpression: 'SET captureBefore = :soon',
            ExpressionAttributeValues: {
              ':soon': { S: new Date(world.time.now() + 3 * hour).toISOString() },
            },
          });
          await pause(2 * hour);
          await world.reconcile('open');
          await pause(minute);
          await assertStatus(world, 'canceled');
        },
        assertReleasedInTime,
      ),
  },
  {
    name: 'a warning whose answer is lost is given all the same',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await pause(5 * day + 22 * hour);
          await world.reconcile('open');
          await world.readStreams();
          assert.deepEqual(findingsIn(world), ['hold_ending']);
        },
        assertReleasedInTime,
        {
          faultFor: (call) => (isCall(call, 'Reconcile', 'UpdateItem') ? 'lost-reply' : undefined),
        },
      ),
  },
  {
    name: 'the merchant is warned a day before the deadline, once',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          const warnings = async () => {
            await world.readStreams();
            return findingsIn(world).length;
          };
          await pause(5 * day);
          await world.reconcile('open');
          assert.equal(await warnings(), 0);
          await pause(22 * hour);
          await Promise.all([world.reconcile('open'), world.reconcile('open')]);
          await world.reconcile('open');
          assert.equal(await warnings(), 1);
          assert.equal(outcomeOf(await world.command(approve())), 'done');
        },
        (world) => assertStatus(world, 'paid'),
      ),
  },
];
