import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { changeStock, getCountedProduct } from '../../../functions/store/stock-changes.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const mug = { sku: 'mug', name: 'Enamel mug', stock: 40, stockChanges: [] };
const sent = () => {
  const input = dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;
  return {
    update: input?.UpdateExpression,
    condition: input?.ConditionExpression,
    values: unmarshall(input?.ExpressionAttributeValues ?? {}),
  };
};

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

describe('a product’s stock', () => {
  test('is read as it is now, with the changes that are remembered', async () => {
    dynamoDb.on(GetItemCommand).resolves({ Item: marshall({ ...mug, stockChanges: ['a'] }) });
    expect(await getCountedProduct(store)('mug')).toEqual({ ...mug, stockChanges: ['a'] });
    expect(dynamoDb.calls()[0]?.args[0].input).toEqual({
      TableName: 'Products',
      Key: { sku: { S: 'mug' } },
      ConsistentRead: true,
    });
  });

  test('that was never changed by hand has no changes', async () => {
    const { stockChanges: _, ...unchanged } = mug;
    dynamoDb.on(GetItemCommand).resolves({ Item: marshall(unchanged) });
    expect(await getCountedProduct(store)('mug')).toEqual(mug);
  });

  test('is changed in its own row, and in no other', async () => {
    await changeStock(store)(mug, { sku: 'mug', changeId: 'a', set: 12 });
    expect(dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'Products',
      Key: { sku: { S: 'mug' } },
    });
  });

  test('that was typed as text is none, and a product without a row is not there', async () => {
    dynamoDb.on(GetItemCommand).resolvesOnce({ Item: marshall({ ...mug, stock: '40' }) });
    expect((await getCountedProduct(store)('mug'))?.stock).toBeNull();
    dynamoDb.on(GetItemCommand).resolves({});
    expect(await getCountedProduct(store)('cup')).toBeUndefined();
  });

  test('is set, if there was no change since it was read', async () => {
    expect(await changeStock(store)(mug, { sku: 'mug', changeId: 'a', set: 12 })).toBe(true);
    expect(sent()).toEqual({
      update: 'SET stock = :count, stockChanges = :ids',
      condition: 'attribute_exists(sku) AND attribute_not_exists(stockChanges)',
      values: { ':count': 12, ':ids': ['a'] },
    });
  });

  test('is added to, whatever was sold since it was read', async () => {
    const read = { ...mug, stockChanges: ['a'] };
    await changeStock(store)(read, { sku: 'mug', changeId: 'b', add: 5 });
    expect(sent()).toEqual({
      update: 'SET stock = stock + :count, stockChanges = :ids',
      condition:
        'attribute_exists(sku) AND stockChanges = :known AND attribute_type(stock, :number)',
      values: { ':count': 5, ':ids': ['a', 'b'], ':known': ['a'], ':number': 'N' },
    });
  });

  test('is never taken below nothing', async () => {
    await changeStock(store)(mug, { sku: 'mug', changeId: 'a', add: -3 });
    expect(sent()).toMatchObject({
      condition: expect.stringMatching(/ AND stock >= :least$/),
      values: { ':count': -3, ':least': 3 },
    });
  });

  test('of no number is not changed by adding nothing to it either', async () => {
    await changeStock(store)(mug, { sku: 'mug', changeId: 'a', add: 0 });
    expect(sent().condition).toMatch(/ AND attribute_type\(stock, :number\)$/);
  });

  test('remembers its last twenty changes, and no more', async () => {
    const stockChanges = Array.from({ length: 20 }, (_, index) => `change-${index}`);
    await changeStock(store)({ ...mug, stockChanges }, { sku: 'mug', changeId: 'new', set: 1 });
    expect(sent().values[':ids']).toEqual([...stockChanges.slice(1), 'new']);
  });

  test('is not changed when another change came first', async () => {
    dynamoDb
      .on(UpdateItemCommand)
      .rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }));
    expect(await changeStock(store)(mug, { sku: 'mug', changeId: 'a', set: 1 })).toBe(false);
  });

  test('is not known to be changed when DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(new Error('Away.'));
    const failure = await failureOf(() =>
      changeStock(store)(mug, { sku: 'mug', changeId: 'a', set: 1 }),
    );
    expect(failure.name).toBe('DynamoDbUnavailable');
  });
});
