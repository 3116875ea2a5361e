import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  countAttempt,
  countGuess,
  forgetAttempt,
  guessesOf,
  saltOf,
} from '../../../functions/store/attempts.ts';
import { checkoutId } from '../../support/checkouts.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const viewer = { key: 'a-viewer', expiresAt: 1_700_000_000 };
const sent = () => dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;
const forget = () => forgetAttempt(store)(viewer.key, checkoutId);

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

test('the salt of an hour is that of whoever came first', async () => {
  const row = { viewer: 'salt of ten', salt: 'pepper', expiresAt: 1_700_000_000 };
  dynamoDb.on(UpdateItemCommand).resolves({ Attributes: marshall(row) });
  const hour = { key: 'salt of ten', expiresAt: 1_700_000_000 };
  expect(await saltOf(store)(hour, 'fresh')).toBe('pepper');
  expect(sent()).toMatchObject({
    TableName: 'Attempts',
    Key: marshall({ viewer: 'salt of ten' }),
    UpdateExpression: 'SET salt = if_not_exists(salt, :fresh), expiresAt = :expiresAt',
    ExpressionAttributeValues: marshall({ ':fresh': 'fresh', ':expiresAt': 1_700_000_000 }),
    ReturnValues: 'ALL_NEW',
  });
});

describe.each([
  ['checkouts', countAttempt],
  ['guesses', countGuess],
] as const)('what a viewer has tried (%s)', (name, count) => {
  test('is counted once each, up to the most there may be, and until the hour is over', async () => {
    expect(await count(store)(viewer, checkoutId, 20)).toBe(true);
    expect(sent()).toEqual({
      TableName: 'Attempts',
      Key: marshall({ viewer: 'a-viewer' }),
      UpdateExpression: 'ADD #tried :items SET expiresAt = :expiresAt',
      ConditionExpression:
        'attribute_not_exists(#tried) OR size(#tried) < :most OR contains(#tried, :item)',
      ExpressionAttributeNames: { '#tried': name },
      ExpressionAttributeValues: {
        ':items': { SS: [checkoutId] },
        ':item': { S: checkoutId },
        ':most': { N: '20' },
        ':expiresAt': { N: '1700000000' },
      },
    });
  });

  test('is refused beyond that', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await count(store)(viewer, checkoutId, 20)).toBe(false);
  });

  test('is not let through while nobody counts', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('InternalServerError'));
    const failure = await failureOf(() => count(store)(viewer, checkoutId, 20));
    expect(failure.name).toBe('DynamoDbUnavailable');
  });
});

test.each([
  ['nothing', {}, 0],
  ['two codes', { Item: marshall({ viewer: 'a-viewer', guesses: new Set(['A', 'B']) }) }, 2],
  ['checkouts alone', { Item: marshall({ viewer: 'a-viewer', checkouts: new Set(['c']) }) }, 0],
])('a viewer who has tried %s has guessed so many codes', async (_, answer, guesses) => {
  dynamoDb.on(GetItemCommand).resolves(answer);
  expect(await guessesOf(store)(viewer)).toBe(guesses);
  expect(dynamoDb.commandCalls(GetItemCommand)[0]?.args[0].input).toEqual({
    TableName: 'Attempts',
    Key: marshall({ viewer: 'a-viewer' }),
  });
});

describe('a checkout that has its order', () => {
  test('is not counted any more', async () => {
    await forget();
    expect(sent()).toMatchObject({
      Key: marshall({ viewer: 'a-viewer' }),
      UpdateExpression: 'DELETE checkouts :items',
      ConditionExpression: 'attribute_exists(viewer)',
      ExpressionAttributeValues: { ':items': { SS: [checkoutId] } },
    });
  });

  test.each([
    ['its viewer is forgotten', conditionFailed()],
    ['DynamoDB can’t answer', dynamoDbError('InternalServerError')],
  ])('is not held up when %s', async (_, error) => {
    dynamoDb.on(UpdateItemCommand).rejects(error);
    expect(await forget()).toBeUndefined();
  });
});
