/** A cancellation gives back what is there. What is gone keeps nobody's money, and rings. */
import assert from 'node:assert/strict';
import { pause } from '../../world/virtual-time.ts';
import type { World } from '../../world/world.ts';
import { askDynamoDb, askStripe } from '../by-hand.ts';
import { assertStatus, findingsIn, outcomeOf, stockOf, theOrder, thePayment } from '../seen.ts';
import type { Story } from '../story.ts';
import { minute } from '../telling.ts';
import { cancel, moneyOf, waitingInWorld } from './waiting-order.ts';

const withCode = { promotionCode: 'FIVER', expectedTotal: 47500 };

/** The campaign is begun anew: the code's counter is deleted. */
const forgetCounter = (world: World) =>
  askDynamoDb('DeleteItem', {
    TableName: world.application.tableName('TablesPromotions'),
    Key: { code: { S: 'FIVER' } },
  });

const assertCanceledWithoutCode = async (world: World): Promise<void> => {
  await assertStatus(world, 'canceled');
  assert.equal(moneyOf(world).status, 'canceled');
  assert.deepEqual((await theOrder(world)).notGivenBack, ['promotion:FIVER']);
  assert.equal(await stockOf(world, 'chair'), 4);
  await world.run(() => world.drainStreams());
  assert.deepEqual(findingsIn(world), ['not_given_back']);
};

export const givenBack: readonly Story[] = [
  {
    name: 'an order whose code began anew can be canceled: its stock is given back, and a person is told',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await forgetCounter(world);
          assert.equal(outcomeOf(await world.command(cancel)), 'done');
        },
        assertCanceledWithoutCode,
        { order: withCode },
      ),
  },
  {
    name: 'a hold that ends at Stripe cancels its order, though the code began anew',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          await forgetCounter(world);
          await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/cancel`, '');
          await world.deliverEvents();
        },
        assertCanceledWithoutCode,
        { order: withCode },
      ),
  },
  {
    name: 'an order that nobody decided on is canceled at its deadline, though the code began anew',
    tell: (universe) =>
      waitingInWorld(universe, forgetCounter, assertCanceledWithoutCode, { order: withCode }),
  },
  {
    name: 'an order whose product is gone can be canceled: its code is given back, and a person is told',
    tell: (universe) =>
      waitingInWorld(
        universe,
        async (world) => {
          const row = {
            TableName: world.application.tableName('TablesProducts'),
            Key: { sku: { S: 'chair' } },
          };
          await askDynamoDb('UpdateItem', { ...row, UpdateExpression: 'REMOVE stock' });
          assert.equal(outcomeOf(await world.command(cancel)), 'done');
          await pause(minute);
          assert.deepEqual((await theOrder(world)).notGivenBack, ['product:chair']);
          await world.setStock({ chair: 4 });
        },
        async (world) => {
          await assertStatus(world, 'canceled');
          await world.run(() => world.drainStreams());
          assert.deepEqual(findingsIn(world), ['not_given_back']);
        },
        { order: withCode },
      ),
  },
];
