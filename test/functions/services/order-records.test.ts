import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  recordDispute,
  recordFullRefund,
  recordPartialRefund,
} from '../../../functions/services/order-records.ts';
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

describe('a refund in part', () => {
  const refund = () => recordPartialRefund(tables)(order, 900);

  test('is written on a paid order, only when it is more than was known', async () => {
    await refund();
    expect(updated()).toEqual({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      UpdateExpression: 'SET refundedMinor = :refunded',
      ConditionExpression:
        '#status = :paid AND (attribute_not_exists(refundedMinor) OR refundedMinor < :refunded)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':refunded': 900, ':paid': 'paid' }),
    });
    expect(dynamoDb.calls()).toHaveLength(1);
  });

  test('that is known already changes nothing', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await refund()).toBeUndefined();
  });

  test('is not lost while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(refund)).name).toBe('StoreUnavailable');
  });
});

describe('a refund in full', () => {
  const refund = () => recordFullRefund(tables)(order, 2800);
  const ended = (TableName: string, id: string) => ({
    Update: {
      TableName,
      Key: marshall({ id }),
      UpdateExpression: 'SET #status = :refunded, refundedMinor = :minor',
      ConditionExpression: '#status = :paid',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':refunded': 'refunded',
        ':paid': 'paid',
        ':minor': 2800,
      }),
    },
  });

  test('ends a paid order and its checkout at once, and gives no stock back', async () => {
    await refund();
    const [call, ...others] = dynamoDb.commandCalls(TransactWriteItemsCommand);
    expect(call?.args[0].input.TransactItems).toEqual([
      ended('Orders', order.id),
      ended('Checkouts', checkoutId),
    ]);
    expect(others).toEqual([]);
  });

  test.each([
    ['both are ended already', ['ConditionalCheckFailed', 'ConditionalCheckFailed']],
    ['one of them is', ['None', 'ConditionalCheckFailed']],
  ] as const)('changes nothing when %s', async (_, reasons) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));
    expect(await refund()).toBeUndefined();
  });

  test.each([
    ['it met another transaction', transactionCanceled('TransactionConflict', 'None')],
    ['DynamoDB is away', dynamoDbError('InternalServerError')],
  ])('is not lost when %s', async (_, error) => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(error);
    expect((await failureOf(refund)).name).toBe('StoreUnavailable');
  });
});

describe('a dispute', () => {
  const record = (status: string) => recordDispute(tables)(order.id, status);

  test('is news when it is written on its order', async () => {
    expect(await record('needs_response')).toBe(true);
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

  test('is none when it is known, when it is over, or when there is no such order', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await record('under_review')).toBe(false);
  });

  test('is not lost while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(() => record('won'))).name).toBe('StoreUnavailable');
  });
});
