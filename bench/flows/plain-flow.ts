/**
 * The flow of most tutorials, as one handler of one server: price, hold, order, answer, capture. What
 * fails on the way is undone at once, by the same process, from what it remembers.
 */
import { randomUUID } from 'node:crypto';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type Stripe from 'stripe';
import { currency, totalOf } from './cart.ts';
import type { Click, Flow } from './http.ts';
import type { Outside } from './outside.ts';

type Services = Outside & {
  readonly ordersTable: string;
};

/**
 * With a key from the page, Stripe gets it for the hold and the capture, and the order is named after
 * it: a repeat is then the same hold and the same order.
 */
export const plainFlow = ({ stripe, dynamoDb, ordersTable }: Services): Flow => {
  const hold = ({ items, email, paymentMethod, key }: Click): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.create(
      {
        amount: totalOf(items),
        currency,
        capture_method: 'manual',
        confirm: true,
        payment_method: paymentMethod,
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata: { email },
      },
      key === undefined ? {} : { idempotencyKey: `${key}-hold` },
    );

  const putOrder = async (id: string, { email }: Click, intent: string): Promise<void> => {
    await dynamoDb.send(
      new PutItemCommand({
        TableName: ordersTable,
        Item: {
          id: { S: id },
          email: { S: email },
          paymentIntentId: { S: intent },
          status: { S: 'placed' },
        },
      }),
    );
  };

  const cancelOrder = async (id: string): Promise<void> => {
    await dynamoDb.send(
      new UpdateItemCommand({
        TableName: ordersTable,
        Key: { id: { S: id } },
        UpdateExpression: 'SET #status = :canceled',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':canceled': { S: 'canceled' } },
      }),
    );
  };

  /** Cancels the hold; refunds it where that comes too late. What fails, too, is left to the log. */
  const giveBack = async (intent: string): Promise<void> => {
    try {
      await stripe.paymentIntents.cancel(intent);
    } catch {
      await stripe.refunds.create({ payment_intent: intent }).catch(logged);
    }
  };

  return async (click, answer) => {
    let intent: Stripe.PaymentIntent;
    try {
      intent = await hold(click);
    } catch (error) {
      // A decline has Stripe's status. Without an answer of Stripe's, nobody knows what happened.
      const { statusCode = 500, message } = error as Partial<Stripe.errors.StripeError> & Error;
      answer({ status: statusCode, body: { error: message } });
      return;
    }
    const orderId = click.key ?? randomUUID();
    try {
      await putOrder(orderId, click, intent.id);
    } catch {
      answer({ status: 500, body: { error: 'The order could not be stored.' } });
      await giveBack(intent.id);
      return;
    }
    answer({ status: 201, body: { orderId } });
    try {
      const { key } = click;
      await stripe.paymentIntents.capture(
        intent.id,
        {},
        key === undefined ? {} : { idempotencyKey: `${key}-capture` },
      );
    } catch {
      await giveBack(intent.id);
      await cancelOrder(orderId).catch(logged);
    }
  };
};

const logged = (error: unknown): void => console.error(error);
