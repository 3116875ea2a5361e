/** What happens to a payment at Stripe once the checkout is over: other cards, refunds, disputes. */
import { callDynamoDb } from '../../../../local/dynamodb/call.ts';
import { pause } from '../../world/virtual-time.ts';
import type { Scenario } from '../scenario.ts';
import { placeUntilAnswered } from '../shopping.ts';
import { byHand, checkoutId, thePayment } from './mishap.ts';

const day = 24 * 60 * 60 * 1000;

/** The checkout's row is not there when an event comes, and is put back right after that. */
const rowComesLate: Scenario['shop'] = async (world) => {
  await placeUntilAnswered(world, {});
  await pause(30_000);
  await byHand(world, 'refund');
  const TableName = world.application.tableName('TablesCheckouts');
  const Key = { id: { S: checkoutId } };
  const ask = (action: string, input: object) => callDynamoDb(world.engineUrl, action, input);
  const { Item } = await ask('GetItem', { TableName, Key });
  if (Item === undefined) return;
  await ask('DeleteItem', { TableName, Key });
  const { webhooks } = world.stripe.control;
  for (const { id, type } of webhooks.pending()) {
    if (type === 'charge.refunded') world.say(`Stripe: event → ${await webhooks.deliver(id)}`);
    else webhooks.drop(id);
  }
  await ask('PutItem', { TableName, Item });
};

/** What was declined is paid with another card after all, at Stripe and past the shop's page. */
const paysPastThePage: Scenario['shop'] = async (world) => {
  const payment = { paymentMethod: 'pm_card_visa_chargeDeclined' };
  await placeUntilAnswered(world, { payment });
  await pause(60_000);
  const intent = thePayment(world);
  if (intent?.status !== 'requires_payment_method') return;
  await world.stripe.api({
    method: 'POST',
    path: `/v1/payment_intents/${intent.id}/confirm`,
    query: '',
    body: 'payment_method=pm_card_visa',
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say('Shopper: pays with another card');
};

export const afterPayment: readonly Scenario[] = [
  {
    name: 'a shopper who is declined, and pays past the page with another card',
    callers: [],
    endings: ['declined', 'paid', 'expired', 'rejected', 'none'],
    shop: paysPastThePage,
  },
  {
    name: 'an event that comes before its checkout',
    callers: [],
    endings: ['refunded', 'paid', 'rejected', 'none'],
    shop: rowComesLate,
  },
  {
    name: 'a refund in the dashboard that fails at the bank later',
    callers: [],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { payment: { paymentMethod: 'pm_card_refundFail' } });
      await pause(30_000);
      await byHand(world, 'refund');
      await world.deliverEvents();
      world.stripe.control.advance(day / 1000);
    },
  },
  {
    name: 'a dispute',
    callers: [],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { payment: { paymentMethod: 'pm_card_createDispute' } });
    },
  },
];
