import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { emailKeyOf } from '../../../functions/checkout/email-key.ts';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { listOrdersOf } from '../../../functions/store/orders-by-email.ts';
import { chk } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const email = 'ada@example.com';
const period = { sinceMs: Date.UTC(2026, 10, 1), untilMs: Date.UTC(2026, 10, 29) };
const row = { id: orderIdOf(chk('a')), checkoutId: chk('a'), paymentIntentId: 'pi_1' };
const pages = async () => {
  const all = [];
  for await (const page of listOrdersOf(storeForTests(), 'a secret')(email, period)) all.push(page);
  return all;
};

beforeEach(() => dynamoDb.reset());

test('the orders of an address are found by its key, the newest first, page by page', async () => {
  dynamoDb
    .on(QueryCommand)
    .resolvesOnce({ Items: [marshall(row)], LastEvaluatedKey: marshall({ id: row.id }) })
    .resolves({ Items: [] });
  expect(await pages()).toEqual([[row], []]);
  const [input] = dynamoDb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
  expect(input).toMatchObject({
    TableName: 'Orders',
    IndexName: 'ordersByEmail',
    ScanIndexForward: false,
    ExpressionAttributeValues: marshall({
      ':key': emailKeyOf(email, 'a secret'),
      ':since': '2026-11-01T00:00:00.000Z',
      ':until': '2026-11-29T00:00:00.000Z',
    }),
  });
  expect(JSON.stringify(input)).not.toContain(email);
});

test('an outage is one', async () => {
  dynamoDb.on(QueryCommand).rejects(dynamoDbError('InternalServerError'));
  expect((await failureOf(pages)).name).toBe('DynamoDbUnavailable');
});
