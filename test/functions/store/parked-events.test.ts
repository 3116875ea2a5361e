import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  forgetParked,
  listParked,
  type ParkedEvent,
  parkEvent,
} from '../../../functions/store/parked-events.ts';
import { placedAt, placedAtMs } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);
const event = (letter: string): ParkedEvent => ({
  id: `evt_${letter}`,
  type: 'payment_intent.succeeded',
  paymentIntentId: `pi_${letter}`,
  parkedAt: placedAt,
});
const row = (letter: string) => marshall(event(letter));
const day = 24 * 60 * 60;

beforeEach(() => dynamoDb.reset());

test.each([
  ['parkEvent', () => parkEvent(store)(event('a'))],
  ['listParked', () => listParked(store)()],
  ['forgetParked', () => forgetParked(store)('evt_a')],
])('%s is DynamoDbUnavailable when DynamoDB can’t answer', async (_, call) => {
  dynamoDb.rejects(dynamoDbError('ThrottlingException'));
  expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
});

describe('parking an event', () => {
  beforeEach(() => dynamoDb.on(PutItemCommand).resolves({}));

  test('keeps it under its own id, so that a repeat parks it once', async () => {
    await parkEvent(store)(event('a'));
    await parkEvent(store)(event('a'));
    const [first, second] = sent();
    expect(first).toMatchObject({ TableName: 'ParkedEvents', Item: row('a') });
    expect(second).toEqual(first);
  });

  test('keeps it a day longer than the eight days that the reconciler looks back', async () => {
    await parkEvent(store)(event('a'));
    const expiresAt = { N: String(placedAtMs / 1000 + 9 * day) };
    expect(sent()).toMatchObject([{ Item: { expiresAt } }]);
  });

  test('has it expire by whole seconds, as DynamoDB reads them', async () => {
    await parkEvent(store)({ ...event('a'), parkedAt: '1970-01-01T00:00:01.999Z' });
    expect(sent()).toMatchObject([{ Item: { expiresAt: { N: String(9 * day + 1) } } }]);
  });
});

describe('listing parked events', () => {
  test('gives those of every page', async () => {
    dynamoDb
      .on(ScanCommand)
      .resolvesOnce({ Items: [row('a')], LastEvaluatedKey: { id: { S: 'evt_a' } } })
      .resolvesOnce({ Items: [row('b')] });
    expect(await listParked(store)()).toEqual([event('a'), event('b')]);
    expect(sent()).toMatchObject([
      { TableName: 'ParkedEvents' },
      { ExclusiveStartKey: { id: { S: 'evt_a' } } },
    ]);
  });

  test('gives none of an empty table', async () => {
    dynamoDb.on(ScanCommand).resolves({});
    expect(await listParked(store)()).toEqual([]);
  });
});

test('forgetting an event deletes it, and no other', async () => {
  dynamoDb.on(DeleteItemCommand).resolves({});
  await forgetParked(store)('evt_a');
  expect(sent()).toEqual([{ TableName: 'ParkedEvents', Key: { id: { S: 'evt_a' } } }]);
});
