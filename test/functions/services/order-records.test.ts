import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Refunds } from '../../../functions/checkout/verdict.ts';
import { recordDispute, recordRefund } from '../../../functions/services/order-records.ts';
import { checkoutId, orderOf } from '../../support/checkouts.ts';
import {
  conditionFailed,
  dynamoDbError,
  transactionCanceled,
} from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';

const dynamoDb = mockClient(DynamoDBClient);
const tables = {
  client: new DynamoDBClient({}),
  checkoutsTable: 'Checkouts',
  ordersTable: 'Orders',
};
const order = orderOf({ status: 'paid' });
const updated = () => dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.onAnyCommand().resolves({});
});

const change = (TableName: string, id: string, known: string, values: object) => ({
  Update: {
    TableName,
    Key: marshall({ id }),
    UpdateExpression: 'SET #status = :status, refundedMinor = :minor, refundFailedMinor = :failed',
    ConditionExpression: `#status = :was AND ${known}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall(values),
  },
});
const transaction = () =>
  dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems;
const unknown = '(attribute_not_exists(refundedMinor) OR refundedMinor = :before)';
const asRead = 'refundedMinor = :before';

const refunds = (refundedMinor: number, more: Partial<Refunds> = {}): Refunds => ({
  refundedMinor,
  refundFailedMinor: 0,
  isFull: false,
  ...more,
});

describe('a refund', () => {
  test('in part is written on the order and its checkout, which stay paid', async () => {
    expect(await recordRefund(tables)(order, refunds(900))).toBe(true);
    const values = { ':minor': 900, ':before': 0, ':failed': 0, ':was': 'paid', ':status': 'paid' };
    expect(transaction()).toEqual([
      change('Orders', order.id, unknown, values),
      change('Checkouts', checkoutId, unknown, values),
    ]);
  });

  test('in full ends both', async () => {
    await recordRefund(tables)({ ...order, refundedMinor: 900 }, refunds(2800, { isFull: true }));
    const values = {
      ':minor': 2800,
      ':before': 900,
      ':failed': 0,
      ':was': 'paid',
      ':status': 'refunded',
    };
    expect(transaction()).toEqual([
      change('Orders', order.id, asRead, values),
      change('Checkouts', checkoutId, asRead, values),
    ]);
  });

  test('that failed at the bank opens both again, and is counted', async () => {
    const refunded = orderOf({ status: 'refunded', refundedMinor: 2800, refundFailedMinor: 100 });
    await recordRefund(tables)(refunded, refunds(900));
    expect(transaction()?.[0]).toEqual(
      change('Orders', order.id, asRead, {
        ':minor': 900,
        ':before': 2800,
        ':failed': 2000,
        ':was': 'refunded',
        ':status': 'paid',
      }),
    );
  });

  test('that failed at the bank is counted, though another has taken its place', async () => {
    const refunded = orderOf({ status: 'paid', refundedMinor: 900 });
    await recordRefund(tables)(refunded, refunds(900, { refundFailedMinor: 900 }));
    expect(transaction()?.[0]).toEqual(
      change('Orders', order.id, asRead, {
        ':minor': 900,
        ':before': 900,
        ':failed': 900,
        ':was': 'paid',
        ':status': 'paid',
      }),
    );
  });

  test.each([
    ['the order is another one by now', ['ConditionalCheckFailed', 'None']],
    ['the checkout is', ['None', 'ConditionalCheckFailed']],
  ] as const)('writes nothing when %s', async (_, reasons) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));
    expect(await recordRefund(tables)(order, refunds(900))).toBe(false);
  });

  test.each([
    ['it met another transaction', transactionCanceled('TransactionConflict', 'None')],
    ['DynamoDB is away', dynamoDbError('InternalServerError')],
  ])('is not lost when %s', async (_, error) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(error);
    expect((await failureOf(() => recordRefund(tables)(order, refunds(1)))).name).toBe(
      'StoreUnavailable',
    );
  });
});

describe('a dispute', () => {
  const record = (status: string) => recordDispute(tables)(order.id, status);

  test('is written on its order', async () => {
    await record('needs_response');
    expect(updated()).toEqual({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      UpdateExpression: 'SET dispute = :dispute',
      ConditionExpression:
        'attribute_exists(id) AND (attribute_not_exists(dispute) OR ' +
        '(dispute <> :dispute AND NOT dispute IN (:closed0, :closed1, :closed2, :closed3)))',
      ExpressionAttributeValues: marshall({
        ':dispute': 'needs_response',
        ':closed0': 'won',
        ':closed1': 'lost',
        ':closed2': 'warning_closed',
        ':closed3': 'prevented',
      }),
    });
  });

  test('changes nothing when it is known, when it is over, or without its order', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    await expect(record('under_review')).resolves.toBeUndefined();
  });

  test('is not lost while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(() => record('won'))).name).toBe('StoreUnavailable');
  });
});
