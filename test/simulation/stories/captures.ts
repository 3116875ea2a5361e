/** Captures that fail or come too late, and holds that nobody looks after. */
import assert from 'node:assert/strict';
import { canaryAddress } from '../world/canaries.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { askDynamoDb } from './by-hand.ts';
import { assertStatus, checkoutRow, stockOf, theOrder, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import { checkoutId, day, hour, inWorld, isCall, key, lamp, minute, once } from './telling.ts';

const capturing = 'POST /v1/payment_intents/:id/capture';
const asking = 'POST /v1/payment_intents';

/** What the reconciler's runs have counted as open, in order. */
const openCounts = (world: World): readonly number[] =>
  world.logs.flatMap(({ text }) => {
    const count = /"OpenCheckouts":(\d+)/.exec(text)?.[1];
    return count === undefined ? [] : [Number(count)];
  });

/** Somebody changes the price of the seat while a checkout of it is under way. */
const raisePrice = (world: World): void => {
  void askDynamoDb('UpdateItem', {
    TableName: world.application.tableName('TablesProducts'),
    Key: { sku: { S: 'workshop' } },
    UpdateExpression: 'SET unitAmount = :more',
    ExpressionAttributeValues: { ':more': { N: '1900' } },
  });
};

export const captures: readonly Story[] = [
  {
    name: 'a capture that fails is tried again, and the order is confirmed, not paid, until then',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call, atMs) =>
            isCall(call, 'Capture', capturing) && atMs < 3 * hour ? 'unavailable' : undefined,
        },
        async (world) => {
          const seen = new Set<string>();
          await world.run(async () => {
            await world.place({ key });
            for (let watched = 0; watched < 170; watched += 1) {
              await pause(minute);
              seen.add((await world.view(checkoutId)).status);
              assert.equal((await theOrder(world)).status, 'confirmed');
            }
          });
          assert.deepEqual([...seen], ['confirmed']);
          await assertStatus(world, 'paid');
          assert.equal((await theOrder(world)).status, 'paid');
        },
      ),
  },
  {
    name: 'an order whose hold ran out before the capture is canceled, and does not look fine',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call, atMs) =>
            isCall(call, 'Capture', capturing) && atMs < 2 * hour ? 'unavailable' : undefined,
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key, ...lamp });
            await pause(hour);
            assert.equal(await stockOf(world, 'lamp'), 2);
            // The bank ended the hold earlier than Stripe had said.
            world.stripe.control.advance(7 * 24 * 60 * 60);
            await pause(hour);
            await world.deliverEvents();
          });
          await assertStatus(world, 'canceled');
          assert.equal((await theOrder(world)).status, 'canceled');
          assert.equal(await stockOf(world, 'lamp'), 3);
        },
      ),
  },
  {
    name: 'a capture that fails for days is counted as open and at risk all the while',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call, atMs) =>
            isCall(call, 'Capture', capturing) && atMs < 2 * day ? 'unavailable' : undefined,
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key });
            for (let run = 0; run < 8; run += 1) {
              await pause(5 * hour);
              await world.reconcile('open');
            }
          });
          assert.deepEqual(openCounts(world), [1, 1, 1, 1, 1, 1, 1, 1]);
          const atRisk = world.logs.filter(({ text }) => text.includes('"MoneyAtRisk":1400'));
          assert.equal(atRisk.length, 8);
          await assertStatus(world, 'paid');
          await world.run(() => world.reconcile('open'));
          assert.equal(openCounts(world).at(-1), 0);
        },
      ),
  },
  {
    name: 'a hold is released whole though the price has changed since',
    tell: (universe) => {
      const change = once(raisePrice);
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) => {
            if (!isCall(call, 'Authorize', asking)) return undefined;
            change(true, world);
            return 'crash-after';
          },
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          assert.equal((await checkoutRow(world)).totalMinor, 1400);
          await assertStatus(world, 'rejected');
          const { status, amount_capturable: left } = thePayment(world);
          assert.deepEqual([status, left], ['canceled', 0]);
        },
      );
    },
  },
  {
    name: 'a price that changed since the hold is not captured: the button’s price is',
    tell: (universe) => {
      const change = once(raisePrice);
      return inWorld(
        universe,
        { faultFor: (call, _, world) => change(isCall(call, 'Authorize', asking), world) },
        async (world) => {
          await world.run(() => world.place({ key }));
          assert.equal(thePayment(world).amount_received, 1400);
          assert.equal((await theOrder(world)).totalMinor, 1400);
          await assertStatus(world, 'paid');
        },
      );
    },
  },
  {
    name: 'a tax with a fraction of a cent is rounded once: what is captured is all that was held',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        // 24.00 less 10 % is 21.60, of which 7.25 % are 1.566; then 6.00 to send it.
        const total = 2160 + 157 + 600;
        await world.run(() =>
          world.place({
            key,
            items: [{ sku: 'poster', quantity: 1 }],
            promotionCode: 'WELCOME10',
            shipping: canaryAddress,
            expectedTotal: total,
          }),
        );
        await assertStatus(world, 'paid');
        const { amount, amount_received: captured, amount_capturable: left } = thePayment(world);
        assert.deepEqual([amount, captured, left], [total, total, 0]);
        assert.equal((await theOrder(world)).totalMinor, total);
      }),
  },
];
