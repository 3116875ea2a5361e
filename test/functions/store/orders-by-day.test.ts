import { DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { type ListedOrder, listOrders } from '../../../functions/store/orders-by-day.ts';
import { chk } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const list = listOrders(storeForTests());
const sent = () => dynamoDb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
const daysOf = (inputs: readonly QueryCommandInput[]) =>
  inputs.map(({ ExpressionAttributeValues }) => ExpressionAttributeValues?.[':day']?.S);
const listed = (letter: string): ListedOrder => ({
  id: orderIdOf(chk(letter)),
  checkoutId: chk(letter),
  paymentIntentId: `pi_${letter}`,
});
const pageOf = (...letters: readonly string[]) => ({
  Items: letters.map((letter) => marshall(listed(letter))),
});
/** All pages from one moment to another. */
const pages = async (since: string, until: string) => {
  const all: (readonly ListedOrder[])[] = [];
  const period = { sinceMs: Date.parse(since), untilMs: Date.parse(until) };
  for await (const page of list(period)) all.push(page);
  return all;
};

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(QueryCommand).resolves({ Items: [] });
});

test('a day’s orders are read from the index, from the given time on', async () => {
  dynamoDb.on(QueryCommand).resolves(pageOf('a', 'b'));
  const found = await pages('2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z');
  expect(found).toEqual([[listed('a'), listed('b')]]);
  expect(sent()).toMatchObject([
    {
      TableName: 'Orders',
      IndexName: 'ordersByDay',
      KeyConditionExpression: 'placedOn = :day AND placedAt >= :since',
      ExpressionAttributeValues: {
        ':day': { S: '2026-11-23' },
        ':since': { S: '2026-11-23T10:00:00.000Z' },
      },
    },
  ]);
});

test.each([
  [
    'the same time of day',
    '2026-11-29T10:00:00.000Z',
    '2026-12-02T10:00:00.000Z',
    ['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'],
  ],
  [
    'an earlier time of day, so that the last day is not lost',
    '2026-11-29T23:00:00.000Z',
    '2026-12-01T01:00:00.000Z',
    ['2026-11-29', '2026-11-30', '2026-12-01'],
  ],
  [
    'a later time of day, without a day that is not there yet',
    '2026-11-29T01:00:00.000Z',
    '2026-11-30T23:00:00.000Z',
    ['2026-11-29', '2026-11-30'],
  ],
  [
    'the first moment of a day',
    '2026-11-29T23:59:59.999Z',
    '2026-11-30T00:00:00.000Z',
    ['2026-11-29', '2026-11-30'],
  ],
  ['the same moment', '2026-11-29T10:00:00.000Z', '2026-11-29T10:00:00.000Z', ['2026-11-29']],
])('every day is asked for once, until %s', async (_, since, until, days) => {
  await pages(since, until);
  expect(daysOf(sent())).toEqual(days);
});

test('every page of every day is given, each as it comes', async () => {
  const LastEvaluatedKey = { id: { S: 'HF-a' } };
  dynamoDb
    .on(QueryCommand)
    .resolvesOnce({ ...pageOf('a'), LastEvaluatedKey })
    .resolvesOnce(pageOf('b'))
    .resolvesOnce(pageOf('c'));
  const found = await pages('2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z');
  expect(found).toEqual([[listed('a')], [listed('b')], [listed('c')]]);
  expect(daysOf(sent())).toEqual(['2026-11-22', '2026-11-22', '2026-11-23']);
  expect(sent()[1]).toMatchObject({ ExclusiveStartKey: LastEvaluatedKey });
});

test('a page that can’t be read is DynamoDbUnavailable, after those that could', async () => {
  dynamoDb.on(QueryCommand).resolvesOnce(pageOf('a')).rejects(dynamoDbError('ThrottlingException'));
  const found: unknown[] = [];
  const failure = await failureOf(async () => {
    const sinceMs = Date.parse('2026-11-22T10:00:00.000Z');
    const period = { sinceMs, untilMs: sinceMs + 24 * 60 * 60 * 1000 };
    for await (const page of list(period)) found.push(page);
  });
  expect([failure.name, found]).toEqual(['DynamoDbUnavailable', [[listed('a')]]]);
});
