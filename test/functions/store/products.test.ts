import {
  BatchGetItemCommand,
  DynamoDBClient,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  getProducts,
  listProducts,
  retireProduct,
  upsertProduct,
} from '../../../functions/store/products.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { productOf, productsBySku } from '../../support/products.ts';
import { storeForTests } from '../../support/store.ts';

const loadedAt = '2026-11-23T10:00:00.000Z';
const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const listed = (sku: string, position: number) => ({ ...productOf({ sku }), position });
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);

beforeEach(() => dynamoDb.reset());

test.each([
  ['listProducts', () => listProducts(store)()],
  ['getProducts', () => getProducts(store)(['mug'])],
  ['upsertProduct', () => upsertProduct(store)(listed('mug', 0), loadedAt)],
  ['retireProduct', () => retireProduct(store)('mug', loadedAt)],
])('%s is DynamoDbUnavailable when DynamoDB can’t answer', async (_, call) => {
  dynamoDb.rejects(dynamoDbError('ThrottlingException'));
  expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
});

describe('listProducts', () => {
  test('reads every page, and sorts by the place in the catalogue', async () => {
    dynamoDb
      .on(ScanCommand)
      .resolvesOnce({
        Items: [marshall(listed('tee', 1)), marshall(listed('lamp', 2))],
        LastEvaluatedKey: { sku: { S: 'lamp' } },
      })
      .resolvesOnce({ Items: [marshall(listed('mug', 0))] });
    expect(await listProducts(store)()).toEqual([
      listed('mug', 0),
      listed('tee', 1),
      listed('lamp', 2),
    ]);
    expect(sent()).toMatchObject([{}, { ExclusiveStartKey: { sku: { S: 'lamp' } } }]);
  });

  test('is empty when the table is', async () => {
    dynamoDb.on(ScanCommand).resolves({});
    expect(await listProducts(store)()).toEqual([]);
  });
});

describe('getProducts', () => {
  test('reads each product once, as it is now', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: { Products: [marshall(productOf())] } });
    expect(await getProducts(store)(['mug', 'gone', 'mug'])).toEqual(productsBySku(productOf()));
    expect(sent()).toEqual([
      {
        RequestItems: {
          Products: { Keys: [{ sku: { S: 'mug' } }, { sku: { S: 'gone' } }], ConsistentRead: true },
        },
      },
    ]);
  });

  test('is DynamoDbUnavailable when DynamoDB left some unread, rather than unknown', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({
      Responses: { Products: [] },
      UnprocessedKeys: { Products: { Keys: [{ sku: { S: 'mug' } }] } },
    });
    expect((await failureOf(() => getProducts(store)(['mug']))).name).toBe('DynamoDbUnavailable');
  });
});

describe('upsertProduct', () => {
  const upserted = async () => {
    dynamoDb.on(UpdateItemCommand).resolves({});
    await upsertProduct(store)(listed('mug', 3), loadedAt);
    return dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input ?? { Key: {}, TableName: '' };
  };

  test('writes every field of the catalogue', async () => {
    const input = await upserted();
    expect(input).toMatchObject({ TableName: 'Products', Key: { sku: { S: 'mug' } } });
    const sets = [...(input.UpdateExpression ?? '').matchAll(/(#\w+) = (:\w+)/g)];
    const fields = sets.map(([, name = '', value = '']) => [
      input.ExpressionAttributeNames?.[name],
      input.ExpressionAttributeValues?.[value],
    ]);
    const { sku: _, stock: __, ...rest } = listed('mug', 3);
    expect(Object.fromEntries(fields)).toEqual(marshall({ ...rest, loadedAt }));
  });

  test('sets stock only where there is none, so that no sale is forgotten', async () => {
    const { UpdateExpression, ExpressionAttributeValues } = await upserted();
    expect(UpdateExpression).toContain('stock = if_not_exists(stock, :stock)');
    expect(UpdateExpression?.match(/stock =/g)).toHaveLength(1);
    expect(ExpressionAttributeValues?.[':stock']).toEqual({ N: '10' });
  });

  test.each([
    ['upsertProduct', () => upsertProduct(store)(listed('mug', 3), loadedAt)],
    ['retireProduct', () => retireProduct(store)('mug', loadedAt)],
  ])('writes nothing over what a later deployment has loaded (%s)', async (_, write) => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await write()).toBeUndefined();
    const [call] = dynamoDb.commandCalls(UpdateItemCommand);
    expect(call?.args[0].input).toMatchObject({
      ConditionExpression: 'attribute_not_exists(loadedAt) OR loadedAt <= :loadedAt',
    });
    expect(call?.args[0].input.ExpressionAttributeValues?.[':loadedAt']).toEqual({ S: loadedAt });
  });

  test('takes a retired product back', async () => {
    expect((await upserted()).UpdateExpression).toMatch(/ REMOVE retired$/);
  });
});

describe('retireProduct', () => {
  test('marks the product, and keeps its row', async () => {
    dynamoDb.on(UpdateItemCommand).resolves({});
    await retireProduct(store)('mug', loadedAt);
    expect(sent()).toEqual([
      {
        TableName: 'Products',
        Key: { sku: { S: 'mug' } },
        UpdateExpression: 'SET retired = :true, loadedAt = :loadedAt',
        ConditionExpression: 'attribute_not_exists(loadedAt) OR loadedAt <= :loadedAt',
        ExpressionAttributeValues: { ':true': { BOOL: true }, ':loadedAt': { S: loadedAt } },
      },
    ]);
  });
});
