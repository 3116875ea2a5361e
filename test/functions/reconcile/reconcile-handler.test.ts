import {
  BatchGetItemCommand,
  DynamoDBClient,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { checkoutId, placedAt, storedCheckout } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { type SecretsManager, secretsManagerWith } from '../../support/secrets-manager.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

const dynamoDb = mockClient(DynamoDBClient);
const stepFunctions = mockClient(SFNClient);
let wire: StripeOnWire;
let secrets: SecretsManager;
let handler: (event: unknown) => Promise<void>;
let metrics: ReturnType<typeof metricLines>;

beforeAll(async () => {
  wire = await stripeOnWire();
  secrets = await secretsManagerWith({ StripeKey: 'sk_test_1' });
  // Read when the handler's module is loaded, as in Lambda.
  process.env.STRIPE_API_URL = wire.url;
  ({ handler } = await import('../../../functions/reconcile/reconcile-handler.ts'));
});
beforeEach(() => {
  quietLog();
  metrics = metricLines();
  wire.answer();
  dynamoDb.reset();
  stepFunctions.reset();
  dynamoDb.on(ScanCommand).resolves({ Items: [] });
  dynamoDb.on(QueryCommand).resolves({ Items: [] });
  stepFunctions.on(ListExecutionsCommand).resolves({ executions: [] });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  wire.close();
  secrets.close();
});

const scanned = () =>
  dynamoDb
    .commandCalls(ScanCommand)
    .map(({ args }) => [args[0].input.TableName, args[0].input.IndexName]);
const open = [
  ['Checkouts', 'open'],
  ['ParkedEvents', undefined],
];

describe('the reconciler’s function', () => {
  test.each([undefined, {}, { scope: 'all' }, { scope: 'open', since: 0 }, 'open'])(
    'refuses %j, saying what it takes',
    async (event) => {
      const failure = await failureOf(() => handler(event));
      expect([failure.name, failure.message]).toEqual([
        'InvalidDocument',
        'The reconciler takes {"scope":"open"} or {"scope":"everything"}, and got something else.',
      ]);
      expect(dynamoDb.calls()).toHaveLength(0);
    },
  );

  test('looks for what is open in its index, and at the parked events', async () => {
    await handler({ scope: 'open' });
    expect(scanned()).toEqual(open);
    expect(wire.asked).toEqual([]);
    expect(metrics.map(({ name, value }) => [name, value])).toEqual([
      ['Reconciled', 1],
      ['OpenCheckouts', 0],
      ['OldestOpenAge', 0],
    ]);
  });

  test.each(['open', 'everything'])(
    'says that the run %j has begun, though it fails',
    async (scope) => {
      dynamoDb.on(ScanCommand).rejects(new Error('Away.'));
      await failureOf(() => handler({ scope }));
      expect(metrics[0]).toMatchObject({
        name: 'Reconciled',
        value: 1,
        dimensions: { service: 'Holdfast', scope },
      });
    },
  );

  test('starts the execution that an open checkout never had', async () => {
    const row = storedCheckout({ openSince: placedAt, placedAt });
    dynamoDb
      .on(ScanCommand, { IndexName: 'open' })
      .resolves({ Items: [marshall({ id: checkoutId, openSince: placedAt })] });
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: { Checkouts: [marshall(row)] } });
    dynamoDb.onAnyCommand({ Key: marshall({ id: checkoutId }) }).resolves({ Item: marshall(row) });
    stepFunctions
      .on(DescribeExecutionCommand)
      .rejects(new ExecutionDoesNotExist({ $metadata: {}, message: '' }));
    stepFunctions.on(StartExecutionCommand).resolves({});
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(placedAt) + 3_600_000);
    await handler({ scope: 'open' });
    expect(stepFunctions.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:Checkout',
      name: checkoutId,
      input: JSON.stringify({ checkoutId, amountMinor: 2800, currency: 'usd', placedAt }),
    });
  });

  test('also goes through payments, orders by day and stopped executions for everything', async () => {
    const none = { body: { object: 'list', data: [], has_more: false } };
    wire.answer(none, none, none, none);
    await handler({ scope: 'everything' });
    expect(scanned()).toEqual(open);
    expect(wire.asked.map(({ call }) => call)).toEqual([
      'GET /v1/payment_intents',
      'GET /v1/refunds',
      'GET /v1/balance_transactions',
      'GET /v1/disputes',
    ]);
    const queries = dynamoDb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
    // Eight days back reach into a ninth day.
    expect(queries).toHaveLength(9);
    expect(queries[0]).toMatchObject({ TableName: 'Orders', IndexName: 'ordersByDay' });
    expect(stepFunctions.commandCalls(ListExecutionsCommand)).toHaveLength(3);
  });
});
