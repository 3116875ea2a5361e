/** What people do without the shop's own functions: at Stripe, and in the tables. */
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import type { World } from '../world/world.ts';
import { checkoutRow, thePayment } from './seen.ts';
import { checkoutId } from './telling.ts';

/** Stripe asked directly, as by the merchant's dashboard or another program. */
export const askStripe = async (world: World, path: string, body: string): Promise<number> => {
  const answer = await world.stripe.api({
    method: 'POST',
    path,
    query: '',
    body,
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say(`Merchant: ${path} → ${typeof answer === 'symbol' ? 'no answer' : answer.status}`);
  return typeof answer === 'symbol' ? 0 : answer.status;
};

/** The merchant refunds the checkout's payment, in full if no amount is said. */
export const refund = (world: World, amountMinor?: number): Promise<number> =>
  askStripe(
    world,
    '/v1/refunds',
    `payment_intent=${thePayment(world).id}${amountMinor === undefined ? '' : `&amount=${amountMinor}`}`,
  );

/** DynamoDB asked by hand. */
export const askDynamoDb = (action: string, input: object): Promise<Record<string, unknown>> =>
  callDynamoDb('http://dynamodb.sim', action, input);

/** A second execution of the checkout, as the reconciler starts one: it goes to Release. */
export const startRival = async (world: World): Promise<void> => {
  const { id, totalMinor, currency, placedAt } = await checkoutRow(world);
  const document = { checkoutId: id, amountMinor: totalMinor, currency, placedAt };
  world.say('Operator: a second execution');
  world.application.executions.start(`${checkoutId}-by_hand`, document);
};
