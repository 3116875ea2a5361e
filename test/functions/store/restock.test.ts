import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { restock } from '../../../functions/store/restock.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const mugs = orderOf().lines;
const tees = mugs.map((line) => ({ ...line, sku: 'tee' }));
const order = orderOf({ status: 'refunded', lines: [...mugs, ...tees] });
const run = () => restock(storeForTests())(order, placedAt);
const canceled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: '',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => dynamoDb.reset());

describe('restocking an order', () => {
  test('marks it and gives each line back, in one transaction', async () => {
    dynamoDb.on(TransactWriteItemsCommand).resolves({});
    expect(await run()).toEqual([]);
    const [once, line, ...others] =
      dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(once?.Update).toMatchObject({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      UpdateExpression: 'SET restockedAt = :at',
      ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(restockedAt)',
      ExpressionAttributeValues: marshall({ ':at': placedAt }),
    });
    expect(line?.Update).toMatchObject({
      TableName: 'Products',
      UpdateExpression: 'SET stock = stock + :quantity',
    });
    expect(others.map(({ Update }) => Update?.Key)).toEqual([{ sku: { S: 'tee' } }]);
  });

  test('once more changes nothing', async () => {
    dynamoDb
      .on(TransactWriteItemsCommand)
      .rejects(canceled('ConditionalCheckFailed', 'None', 'None'));
    expect(await run()).toEqual([]);
  });

  test('once more changes nothing, also when the stock is gone by then', async () => {
    const failed = 'ConditionalCheckFailed';
    dynamoDb.on(TransactWriteItemsCommand).rejects(canceled(failed, failed, failed));
    expect(await run()).toEqual([]);
  });

  test('says whose stock is gone, and gives nothing back then', async () => {
    dynamoDb
      .on(TransactWriteItemsCommand)
      .rejects(canceled('None', 'None', 'ConditionalCheckFailed'));
    expect(await run()).toEqual(['tee']);
  });

  test('waits for orders that take the same stock', async () => {
    dynamoDb
      .on(TransactWriteItemsCommand)
      .rejectsOnce(canceled('None', 'TransactionConflict', 'None'))
      .resolves({});
    expect(await run()).toEqual([]);
  });

  test('is not known to be done when DynamoDB is away', async () => {
    dynamoDb.on(TransactWriteItemsCommand).rejects(new Error('Away.'));
    expect((await failureOf(run)).name).toBe('DynamoDbUnavailable');
  });
});
