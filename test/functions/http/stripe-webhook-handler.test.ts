import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import type { Response } from '../../../functions/http/response.ts';
import { apiEvent } from '../../support/api-event.ts';
import { orderOf, storedCheckout } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { type SecretsManager, secretsManagerWith } from '../../support/secrets-manager.ts';
import { intent } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';
import { paymentEvent, signatureOf, signingSecret } from '../../support/webhook-events.ts';

const dynamoDb = mockClient(DynamoDBClient);
mockClient(SFNClient);
let wire: StripeOnWire;
let secrets: SecretsManager;
let handler: (event: APIGatewayProxyEventV2) => Promise<Response>;

beforeAll(async () => {
  wire = await stripeOnWire();
  secrets = await secretsManagerWith({ StripeKey: 'sk_test_1', WebhookSecret: signingSecret });
  // Read when the handler's module is loaded, as in Lambda.
  process.env.STRIPE_API_URL = wire.url;
  ({ handler } = await import('../../../functions/http/stripe-webhook-handler.ts'));
});
beforeEach(() => {
  quietLog();
  wire.answer();
  dynamoDb.reset();
  dynamoDb.onAnyCommand().resolves({});
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  wire.close();
  secrets.close();
});

const body = paymentEvent('charge.refunded');
const send = async (signature = signatureOf(body, Date.now())) => {
  const event = apiEvent({
    route: 'POST /api/stripe/webhook',
    headers: { 'stripe-signature': signature },
    body: body.toString(),
  });
  const answer = await handler(event);
  return [answer.statusCode, JSON.parse(answer.body ?? '')];
};

describe('the webhook’s function', () => {
  test('takes what the stored secret signed, and fetches the payment from Stripe', async () => {
    const order = orderOf({ status: 'paid' });
    const row = storedCheckout({ status: 'paid', orderId: order.id });
    const latest_charge = { id: 'ch_1', object: 'charge', amount_refunded: 900, disputed: false };
    wire.answer(intent('succeeded', { latest_charge }), intent('succeeded', { latest_charge }));
    dynamoDb
      .on(GetItemCommand, { TableName: 'Checkouts' })
      .resolves({ Item: marshall(row) })
      .on(GetItemCommand, { TableName: 'Orders' })
      .resolves({ Item: marshall(order) });
    expect(await send()).toEqual([200, { received: true, outcome: 'refunded' }]);
    expect(wire.asked[0]?.call).toBe('GET /v1/payment_intents/pi_1');
    const [{ args } = { args: [] }] = dynamoDb.commandCalls(TransactWriteItemsCommand);
    expect(args[0]?.input.TransactItems?.[0]?.Update).toMatchObject({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      ExpressionAttributeValues: { ':minor': { N: '900' } },
    });
  });

  test('parks what comes before its checkout', async () => {
    wire.answer(intent('succeeded'));
    expect(await send()).toEqual([200, { received: true, outcome: 'parked' }]);
    expect(dynamoDb.commandCalls(PutItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'ParkedEvents',
      Item: { id: { S: 'evt_1' }, paymentIntentId: { S: 'pi_1' } },
    });
  });

  test('refuses what another secret signed, and asks nobody about it', async () => {
    const signature = signatureOf(body, Date.now(), 'whsec_other');
    expect(await send(signature)).toMatchObject([400, { code: 'invalid_signature' }]);
    expect(wire.asked).toEqual([]);
    expect(dynamoDb.calls()).toHaveLength(0);
  });

  test('refuses what was signed too long ago by the clock', async () => {
    expect(await send(signatureOf(body, Date.now() - 302_000))).toMatchObject([400, {}]);
  });
});
