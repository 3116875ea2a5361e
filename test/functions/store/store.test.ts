import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { openStore, stored } from '../../../functions/store/store.ts';
import {
  conditionFailed,
  dynamoDbError,
  transactionCanceled,
} from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';

const timeout = Object.assign(new Error('Socket timed out'), { name: 'TimeoutError' });

describe('a call to DynamoDB', () => {
  test('gives what DynamoDB gives', async () => {
    expect(await stored(Promise.resolve(42))).toBe(42);
  });

  test.each([
    ['ThrottlingException', dynamoDbError('ThrottlingException')],
    [
      'ProvisionedThroughputExceededException',
      dynamoDbError('ProvisionedThroughputExceededException'),
    ],
    ['RequestLimitExceeded', dynamoDbError('RequestLimitExceeded')],
    ['InternalServerError', dynamoDbError('InternalServerError')],
    ['TransactionInProgressException', dynamoDbError('TransactionInProgressException')],
    ['AccessDeniedException', dynamoDbError('AccessDeniedException')],
    ['TransactionConflictException', dynamoDbError('TransactionConflictException')],
    ['TimeoutError', timeout],
  ])('that fails with %s is DynamoDbUnavailable, without the message', async (name, error) => {
    const failure = await failureOf(() => stored(Promise.reject(error)));
    expect(failure).toBeInstanceOf(CheckoutError);
    expect([failure.name, failure.message]).toEqual([
      'DynamoDbUnavailable',
      `DynamoDB answered ${name}.`,
    ]);
    expect(failure.cause).toBe(error);
  });

  test.each([
    ['met another one', ['TransactionConflict', 'None'] as const],
    ['was throttled', ['None', 'ThrottlingError'] as const],
    ['gives no reasons', [] as const],
  ])('whose transaction only %s is DynamoDbUnavailable', async (_, reasons) => {
    const failure = await failureOf(() => stored(Promise.reject(transactionCanceled(...reasons))));
    expect(failure.name).toBe('DynamoDbUnavailable');
  });

  test.each([
    ['a condition', conditionFailed()],
    ['a transaction’s condition', transactionCanceled('None', 'ConditionalCheckFailed')],
    [
      'a condition among conflicts',
      transactionCanceled('TransactionConflict', 'ConditionalCheckFailed'),
    ],
  ])('leaves %s that failed to its caller', async (_, error) => {
    expect(await failureOf(() => stored(Promise.reject(error)))).toBe(error);
  });

  test('leaves a row that can’t be read to its caller: asking again would not help', async () => {
    const unreadable = new CheckoutError('RecordUnreadable', 'The row mug of products …');
    expect(await failureOf(() => stored(Promise.reject(unreadable)))).toBe(unreadable);
  });

  test('that throws no error is DynamoDbUnavailable, too', async () => {
    const failure = await failureOf(() => stored(Promise.reject('away')));
    expect(failure.message).toBe('DynamoDB answered an unknown error.');
  });
});

test('the client tries three times, and gives up within a step’s time', async () => {
  const { client } = openStore({ checkouts: 'Checkouts' });
  expect(await client.config.maxAttempts()).toBe(3);
});
