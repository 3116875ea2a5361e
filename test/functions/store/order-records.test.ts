import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Refunds } from '../../../functions/checkout/verdict.ts';
import { recordDispute, recordRefund } from '../../../functions/store/order-records.ts';
import { checkoutId, orderOf, placedAt } from '../../support/checkouts.ts';
import {
  conditionFailed,
  dynamoDbError,
  transactionCanceled,
} from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const order = orderOf({ status: 'paid' });
const updated = () => dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.onAnyCommand().resolves({});
});

const change = (
  TableName: string,
  id: string,
  ConditionExpression: string,
  values: Readonly<Record<string, unknown>>,
) => ({
  Update: {
    TableName,
    Key: marshall({ id }),
    UpdateExpression: 'SET #status = :status, refundedMinor = :minor, refundFailedMinor = :failed',
    ConditionExpression,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall(values),
  },
});
const ofOrder = (known: string, values: Readonly<Record<string, unknown>>) =>
  change('Orders', order.id, `#status = :was AND ${known}`, values);
const ofCheckout = (values: Readonly<Record<string, unknown>>) =>
  change('Checkouts', checkoutId, '#status IN (:paid, :refunded)', {
    ...values,
    ':paid': 'paid',
    ':refunded': 'refunded',
  });
const transaction = () =>
  dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems;
const noneFailed = '(attribute_not_exists(refundFailedMinor) OR refundFailedMinor = :failedBefore)';
const unknown = `(attribute_not_exists(refundedMinor) OR refundedMinor = :before) AND ${noneFailed}`;
const asRead = `refundedMinor = :before AND ${noneFailed}`;
const allAsRead = 'refundedMinor = :before AND refundFailedMinor = :failedBefore';

const refunds = (refundedMinor: number, more: Partial<Refunds> = {}): Refunds => ({
  refundedMinor,
  refundFailedMinor: 0,
  isFull: false,
  ...more,
});

describe('a refund', () => {
  test('in part is written on the order and its checkout, which stay paid', async () => {
    expect(await recordRefund(store)(order, refunds(900))).toBe(true);
    const written = { ':minor': 900, ':failed': 0, ':status': 'paid' };
    expect(transaction()).toEqual([
      ofOrder(unknown, { ...written, ':was': 'paid', ':before': 0, ':failedBefore': 0 }),
      ofCheckout(written),
    ]);
  });

  test('in full ends both', async () => {
    await recordRefund(store)({ ...order, refundedMinor: 900 }, refunds(2800, { isFull: true }));
    const written = { ':minor': 2800, ':failed': 0, ':status': 'refunded' };
    expect(transaction()).toEqual([
      ofOrder(asRead, { ...written, ':was': 'paid', ':before': 900, ':failedBefore': 0 }),
      ofCheckout(written),
    ]);
  });

  test('that failed at the bank opens both again, and is counted', async () => {
    const refunded = orderOf({ status: 'refunded', refundedMinor: 2800, refundFailedMinor: 100 });
    await recordRefund(store)(refunded, refunds(900));
    expect(transaction()?.[0]).toEqual(
      ofOrder(allAsRead, {
        ':minor': 900,
        ':before': 2800,
        ':failedBefore': 100,
        ':failed': 2000,
        ':was': 'refunded',
        ':status': 'paid',
      }),
    );
  });

  test('that failed at the bank is counted, though another has taken its place', async () => {
    const refunded = orderOf({ status: 'paid', refundedMinor: 900 });
    await recordRefund(store)(refunded, refunds(900, { refundFailedMinor: 900 }));
    expect(transaction()?.[0]).toEqual(
      ofOrder(asRead, {
        ':minor': 900,
        ':before': 900,
        ':failedBefore': 0,
        ':failed': 900,
        ':was': 'paid',
        ':status': 'paid',
      }),
    );
  });

  test.each([
    ['the order is another one by now', ['ConditionalCheckFailed', 'None']],
    ['the checkout is another one by now', ['None', 'ConditionalCheckFailed']],
  ] as const)('writes nothing when %s', async (_, reasons) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));
    expect(await recordRefund(store)(order, refunds(900))).toBe(false);
  });

  test.each([
    ['it met another transaction', transactionCanceled('TransactionConflict', 'None')],
    ['DynamoDB is away', dynamoDbError('InternalServerError')],
  ])('is not lost when %s', async (_, error) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(error);
    expect((await failureOf(() => recordRefund(store)(order, refunds(1)))).name).toBe(
      'DynamoDbUnavailable',
    );
  });
});

describe('a dispute', () => {
  const record = (status: string) =>
    recordDispute(store)(order.id, { id: 'du_1', status, readAt: placedAt });

  test('is written on its order', async () => {
    expect(await record('needs_response')).toBe(true);
    expect(updated()).toEqual({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      UpdateExpression: 'SET dispute = :dispute, disputeId = :id, disputeReadAt = :readAt',
      ConditionExpression:
        'attribute_exists(id) AND ' +
        '(attribute_not_exists(disputeId) OR disputeId <> :id OR dispute <> :dispute) AND ' +
        '(attribute_not_exists(disputeReadAt) OR disputeReadAt <= :readAt)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeValues: marshall({
        ':dispute': 'needs_response',
        ':id': 'du_1',
        ':readAt': placedAt,
      }),
    });
  });

  test('changes nothing when it is known, or was read again since', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed(order));
    expect(await record('under_review')).toBe(true);
  });

  test('has nowhere to be written without its order', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await record('needs_response')).toBe(false);
  });

  test('is not lost while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(() => record('won'))).name).toBe('DynamoDbUnavailable');
  });
});
