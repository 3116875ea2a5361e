/** Orders that wait for the merchant: decided once, by whoever comes first, before the hold ends. */
import assert from 'node:assert/strict';
import type { Command } from '../../../functions/checkout/commands.ts';
import type { Story } from '../stories.ts';
import type { Universe } from '../universe.ts';
import type { World } from '../world.ts';
import {
  askDynamoDb,
  askStripe,
  assertStatus,
  chair,
  day,
  dropEvents,
  effectsAtStripe,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  orderId,
  outcomeOf,
  pause,
  refundsIn,
  stockOf,
  theOrder,
  thePayment,
} from './telling.ts';

/** An order that waits; the rest of the story is told while the state does. */
const waitingInWorld = (
  universe: Universe,
  tell: (world: World) => Promise<void>,
  check: (world: World) => Promise<void>,
  faultFor: Parameters<typeof inWorld>[1]['faultFor'] = () => undefined,
) =>
  inWorld(universe, { faultFor }, async (world) => {
    await world.run(async () => {
      await world.place({ key, ...chair, waitSeconds: 5 });
      await pause(minute);
      await assertStatus(world, 'confirmed');
      dropEvents(world);
      await tell(world);
    });
    await check(world);
  });

const approve = (amountMinor?: number): Command => ({ command: 'approve', orderId, amountMinor });
const cancel: Command = { command: 'cancel', orderId };

const moneyOf = (world: World) => {
  const { status, amount, amount_received: received } = thePayment(world);
  return { status, amount, received };
};

/** By the shop, and not by Stripe, when the hold would have ended. */
const assertReleasedInTime = async (world: World): Promise<void> => {
  await assertStatus(world, 'canceled');
  assert.equal((await theOrder(world)).refusal, 'approval_expired');
  const { status, cancellation_reason: reason, created, canceled_at: at } = thePayment(world);
  assert.deepEqual([status, reason], ['canceled', null]);
  assert.ok(Number(at) - Number(created) < (7 * day) / 1000, 'Stripe ended the hold itself');
};

export const approvals: readonly Story[] = [
  {
    name: 'an order that is approved for less has exactly that captured, and the rest released',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          assert.equal(outcomeOf(await world.command(approve(20000))), 'done');
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.deepEqual(moneyOf(world), { status: 'succeeded', amount: 48000, received: 20000 });
          assert.equal((await theOrder(world)).capturedMinor, 20000);
        },
      ),
  },
  {
    name: 'five approvals at once are one capture',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          const answers = await Promise.all(
            Array.from({ length: 5 }, () => world.command(approve())),
          );
          assert.deepEqual(answers.map(outcomeOf), Array(5).fill('done'));
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.equal(effectsAtStripe(world, /capture$/), 1);
        },
      ),
  },
  {
    name: 'approve and cancel at once: one of them is done, the other is told of it',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          const answers = await Promise.all([world.command(approve()), world.command(cancel)]);
          assert.deepEqual(answers.map(outcomeOf).sort(), ['already_decided', 'done']);
        },
        async (world) => {
          const { decision, status } = await theOrder(world);
          assert.equal(status, decision === 'approved' ? 'paid' : 'canceled');
        },
      ),
  },
  {
    name: 'a canceled order gives its stock back, once',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          assert.equal(await stockOf(world, 'chair'), 3);
          await Promise.all([world.command(cancel), world.command(cancel)]);
        },
        async (world) => {
          await assertStatus(world, 'canceled');
          assert.equal(await stockOf(world, 'chair'), 4);
          assert.equal(moneyOf(world).status, 'canceled');
        },
      ),
  },
  {
    name: 'past its deadline nothing is held, and the order is canceled before Stripe would do it',
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
      waitingInWorld(
        universe,
        async () => {},
        assertReleasedInTime,
        (call, atMs) =>
          isCall(call, 'AwaitApproval', 'UpdateItem') && atMs < 5 * hour
            ? 'error-before'
            : undefined,
      ),
  },
  {
    name: 'a wait that goes on past its deadline is ended by the reconciler',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          // As if the state had been given more time than there is.
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
          assert.match(world.logs.map(({ text }) => text).join(), /"HoldEnding"/);
        },
        assertReleasedInTime,
        (call) => (isCall(call, 'Reconcile', 'UpdateItem') ? 'lost-reply' : undefined),
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
            return world.logs.filter(({ text }) => text.includes('"HoldEnding"')).length;
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
  {
    name: 'a decision whose wake-up was lost is found by the reconciler',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await world.command(approve(20000));
          await pause(5 * minute);
          await assertStatus(world, 'confirmed');
          await world.reconcile('open');
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.equal(moneyOf(world).received, 20000);
        },
        (call) => (isCall(call, 'Orders', 'SendTaskSuccess') ? 'error-before' : undefined),
      ),
  },
  {
    name: 'an execution that was stopped while it waited asks the merchant again, and captures nothing',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          const [execution] = world.application.executions.list();
          await world.application.executions.abort(execution?.name ?? '');
          await world.reconcile('open');
          await pause(minute);
          assert.equal(moneyOf(world).status, 'requires_capture');
          assert.equal(outcomeOf(await world.command(approve())), 'done');
        },
        (world) => assertStatus(world, 'paid'),
      ),
  },
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
        (call) => (isCall(call, 'Orders', 'SendTaskSuccess') ? 'error-before' : undefined),
      ),
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
