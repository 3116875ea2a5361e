import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { handler } from '../../../functions/http/api-handler.ts';
import { apiEvent } from '../../support/api-event.ts';
import { checkoutRequestOf, storedCheckout } from '../../support/checkouts.ts';
import { productOf } from '../../support/products.ts';
import { quietLog } from '../../support/quiet-log.ts';

const dynamoDb = mockClient(DynamoDBClient);
const stepFunctions = mockClient(SFNClient);
const id = checkoutIdOf('attempt-000000000001');
const orderId = orderIdOf(id);
const place = (headers = {}) =>
  handler(
    apiEvent({
      route: 'POST /api/checkouts',
      headers: { 'idempotency-key': 'attempt-000000000001', ...headers },
      body: checkoutRequestOf(),
    }),
  );

beforeEach(() => {
  quietLog();
  dynamoDb.reset();
  stepFunctions.reset();
  dynamoDb.on(ScanCommand).resolves({ Items: [marshall({ ...productOf(), position: 0 })] });
  dynamoDb.on(BatchGetItemCommand).resolves({ Responses: { Products: [marshall(productOf())] } });
  dynamoDb.on(QueryCommand).resolves({ Count: 0 });
  dynamoDb.on(GetItemCommand).resolves({});
  dynamoDb.on(PutItemCommand).resolves({});
  stepFunctions.on(StartExecutionCommand).resolves({});
});

describe('the API’s function', () => {
  test('reads the catalogue from the products’ table', async () => {
    const { statusCode } = await handler(apiEvent({ route: 'GET /api/catalog' }));
    expect(statusCode).toBe(200);
    expect(dynamoDb.commandCalls(ScanCommand)[0]?.args[0].input.TableName).toBe('Products');
  });

  test('places a checkout in its table and starts its execution', async () => {
    const { statusCode } = await place();
    expect(statusCode).toBe(201);
    expect(dynamoDb.commandCalls(PutItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'Checkouts',
      Item: { id: { S: id }, totalMinor: { N: '2800' } },
    });
    expect(stepFunctions.commandCalls(StartExecutionCommand)[0]?.args[0].input).toMatchObject({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      name: id,
    });
  });

  test('counts declines by the index, up to the setting', async () => {
    dynamoDb.on(QueryCommand).resolves({ Count: Number(process.env.DECLINES_PER_HOUR) });
    expect((await place()).statusCode).toBe(429);
    expect(dynamoDb.commandCalls(QueryCommand)[0]?.args[0].input.IndexName).toBe('declines');
    expect(dynamoDb.commandCalls(PutItemCommand)).toEqual([]);
  });

  test('waits on the checkout’s row by the real clock', async () => {
    const row = storedCheckout({ id });
    dynamoDb
      .on(GetItemCommand)
      .resolvesOnce({})
      .resolvesOnce({ Item: marshall(row) })
      .resolves({ Item: marshall({ ...row, status: 'confirmed', orderId }) });
    const { body } = await place({ prefer: 'wait=5' });
    expect(JSON.parse(body ?? '')).toMatchObject({ status: 'confirmed', orderId });
  });
});
