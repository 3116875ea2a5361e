/** The merchant decides. The first decision counts, and it is carried out. */
import assert from 'node:assert/strict';
import { pause } from '../../world/virtual-time.ts';
import { assertStatus, effectsAtStripe, outcomeOf, stockOf, theOrder } from '../seen.ts';
import type { Story } from '../story.ts';
import { isCall, minute } from '../telling.ts';
import { approve, cancel, moneyOf, waitingInWorld } from './waiting-order.ts';

export const decisions: readonly Story[] = [
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
        {
          faultFor: (call) =>
            isCall(call, 'Orders', 'SendTaskSuccess') ? 'error-before' : undefined,
        },
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
];
