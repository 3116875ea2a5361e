/**
 * A function that leaves a token dies, and its write lands after that of its retry: the row must not
 * name the token of the dead one, which wakes nobody.
 */
import assert from 'node:assert/strict';
import { type LateFault, lateFaults, lateMs } from '../network/faults.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { approve, cancel, moneyOf, waitingInWorld } from './approvals/waiting-order.ts';
import { askDynamoDb } from './by-hand.ts';
import { assertStatus, findingsIn, outcomeOf, theOrder } from './seen.ts';
import type { Story } from './story.ts';
import {
  askedByBank,
  checkoutId,
  dropEvents,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  orderId,
} from './telling.ts';

const assertPrompt = async (world: World): Promise<void> => {
  const { decidedAt, endedAt } = await theOrder(world);
  const tookMs = Date.parse(String(endedAt)) - Date.parse(String(decidedAt));
  assert.ok(tookMs < minute, `the decision was carried out after ${tookMs} ms`);
};

const decidedAfterLate = (late: LateFault): readonly Story[] =>
  [
    { command: approve(), said: 'approved', status: 'paid', money: 'succeeded' },
    { command: cancel, said: 'canceled', status: 'canceled', money: 'canceled' },
  ].map(({ command, said, status, money }) => ({
    name: `an order that is ${said} after a dead token landed (${late}) is ${status} at once`,
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await pause(lateMs[late]);
          assert.equal(outcomeOf(await world.command(command)), 'done');
        },
        async (world) => {
          await assertStatus(world, status);
          assert.equal(moneyOf(world).status, money);
          await assertPrompt(world);
        },
        {
          faultFor: (call) =>
            isCall(call, 'AwaitApproval', 'UpdateItem') && call.nth === 0 ? late : undefined,
        },
      ),
  }));

/** The bank's step must be over within a quarter of an hour. */
const askedAfterLate = (late: LateFault): Story => ({
  name: `a shopper who agrees after a dead token landed (${late}) has bought`,
  tell: (universe) =>
    inWorld(
      universe,
      {
        faultFor: (call) =>
          isCall(call, 'AwaitAuthentication', 'UpdateItem') && call.nth === 0 ? late : undefined,
      },
      async (world) => {
        await world.run(async () => {
          await world.place({ key, ...lamp, ...askedByBank, waitSeconds: 5 });
          await pause(Math.min(lateMs[late], 10 * minute) + minute);
          world.answerBank(checkoutId, true);
          dropEvents(world);
          await world.authenticated(checkoutId);
        });
        await assertStatus(world, 'paid');
      },
    ),
});

export const lateTokens: readonly Story[] = [
  ...lateFaults.flatMap(decidedAfterLate),
  ...lateFaults.map(askedAfterLate),
  {
    name: 'a wait that can’t be woken rings, and another execution carries the decision out',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await askDynamoDb('UpdateItem', {
            TableName: world.application.tableName('TablesOrders'),
            Key: { id: { S: orderId } },
            UpdateExpression: 'SET approvalToken = :dead',
            ExpressionAttributeValues: { ':dead': { S: 'dead' } },
          });
          assert.equal(outcomeOf(await world.command(approve())), 'done');
          await world.reconcile('open');
          await assertStatus(world, 'confirmed');
          await pause(10 * minute);
          await world.reconcile('open');
          await pause(minute);
          await assertStatus(world, 'paid');
          await world.reconcile('open');
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.deepEqual(findingsIn(world), ['wait_unheard']);
        },
      ),
  },
];
