import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { declineCountAt } from '../../../functions/checkout/decline-count.ts';
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { handler } from '../../../functions/http/api-handler.ts';
import { apiEvent } from '../../support/api-event.ts';
import { checkoutRequestOf, storedCheckout } from '../../support/checkouts.ts';
import { conditionFailed } from '../../support/dynamodb-errors.ts';
import { productOf } from '../../support/products.ts';
import { quietLog } from '../../support/quiet-log.ts';

const dynamoDb = mockClient(DynamoDBClient);
const stepFunctions = mockClient(SFNClient);
const counting = 'ADD #tried :items SET expiresAt = :expiresAt';
const id = checkoutIdOf('attempt-000000000001');
const orderId = orderIdOf(id);
const place = (headers = {}) => {
  const event = apiEvent({
    route: 'POST /api/checkouts',
    headers: { 'idempotency-key': 'attempt-000000000001', ...headers },
    body: checkoutRequestOf(),
  });
  const requestContext = { ...event.requestContext, timeEpoch: Date.now() };
  return handler({ ...event, requestContext });
};

beforeEach(() => {
  quietLog();
  dynamoDb.reset();
  stepFunctions.reset();
  dynamoDb.on(ScanCommand).resolves({ Items: [marshall({ ...productOf(), position: 0 })] });
  dynamoDb.on(BatchGetItemCommand).resolves({ Responses: { Products: [marshall(productOf())] } });
  dynamoDb
    .on(UpdateItemCommand)
    .resolves({ Attributes: marshall({ viewer: 'hour 2026-11-23T10', salt: 'pepper' }) });
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

  test('counts what is placed without an order, up to the setting', async () => {
    dynamoDb.on(UpdateItemCommand, { UpdateExpression: counting }).rejects(conditionFailed());
    expect((await place()).statusCode).toBe(429);
    const count = dynamoDb.commandCalls(UpdateItemCommand).at(-1);
    expect(count?.args[0].input.ExpressionAttributeValues?.[':most']).toEqual({
      N: process.env.ATTEMPTS_PER_HOUR,
    });
    expect(dynamoDb.commandCalls(PutItemCommand)).toEqual([]);
  });

  test('places none while as many cards are declined in the shop as the setting says', async () => {
    const { hourRow, name } = declineCountAt(Date.now());
    const row = { viewer: hourRow, [name]: Number(process.env.DECLINES_PER_TEN_MINUTES) };
    dynamoDb.on(BatchGetItemCommand).resolves({
      Responses: { Products: [marshall(productOf())], Attempts: [marshall(row)] },
    });
    const { statusCode, headers, body } = await place();
    expect([statusCode, JSON.parse(body ?? '').code]).toEqual([503, 'too_many_declines']);
    expect(Number(headers?.['Retry-After'])).toBeGreaterThan(400);
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
