import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import {
  createTables,
  readTable,
  streamArnOf,
  type TableProperties,
} from '../../../local/dynamodb/tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const properties = {
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
};
const StreamSpecification = { StreamViewType: 'NEW_AND_OLD_IMAGES' };
let tables = 0;
/** A table of the template, with a name of its own. */
const tableOf = (more: Partial<TableProperties> = {}) => {
  tables += 1;
  const ref = `Table${tables}`;
  return { logicalId: ref, ref, arn: `arn:${ref}`, properties: { ...properties, ...more } };
};
const put = (TableName: string, Item: object) =>
  callDynamoDb(engine.url, 'PutItem', { TableName, Item });

test('tables are created with their keys and indexes', async () => {
  const GlobalSecondaryIndexes = [
    {
      IndexName: 'open',
      KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ];
  const AttributeDefinitions = [
    ...properties.AttributeDefinitions,
    { AttributeName: 'day', AttributeType: 'S' },
  ];
  const [plain, indexed] = [tableOf(), tableOf({ AttributeDefinitions, GlobalSecondaryIndexes })];
  await createTables(engine.url, [plain, indexed]);
  await put(indexed.ref, { id: { S: 'a' }, day: { S: '2026-11-23' } });
  const { Items } = await callDynamoDb(engine.url, 'Query', {
    TableName: indexed.ref,
    IndexName: 'open',
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': { S: '2026-11-23' } },
  });
  expect(Items).toHaveLength(1);
  expect(await readTable(engine.url, plain.ref)).toEqual([]);
});

test('a table that is there keeps its rows', async () => {
  const table = tableOf();
  await createTables(engine.url, [table]);
  await put(table.ref, { id: { S: 'a' } });
  await createTables(engine.url, [table]);
  expect(await readTable(engine.url, table.ref)).toEqual([{ id: 'a' }]);
});

test('a table that is there gets the stream that it lacks, once', async () => {
  const table = tableOf();
  await createTables(engine.url, [table]);
  expect(await streamArnOf(engine.url, table.ref)).toBeUndefined();
  const streamed = { ...table, properties: { ...properties, StreamSpecification } };
  await createTables(engine.url, [streamed]);
  const arn = await streamArnOf(engine.url, table.ref);
  expect(arn).toMatch(/:table\/Table\d+\/stream\//);
  await createTables(engine.url, [streamed]);
  expect(await streamArnOf(engine.url, table.ref)).toBe(arn);
});

test('a table that can’t be created is DynamoDB’s own error', async () => {
  const wrong = tableOf({ AttributeDefinitions: [] });
  await expect(createTables(engine.url, [wrong])).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test('rows are read as plain values', async () => {
  const table = tableOf();
  await createTables(engine.url, [table]);
  await put(table.ref, {
    id: { S: 'a' },
    totalMinor: { N: '1400' },
    isGift: { BOOL: false },
    note: { NULL: true },
    items: { L: [{ M: { sku: { S: 'mug' } } }] },
  });
  expect(await readTable(engine.url, table.ref)).toEqual([
    { id: 'a', totalMinor: 1400, isGift: false, note: null, items: [{ sku: 'mug' }] },
  ]);
});

test('a table is read to its end, page after page', async () => {
  const table = tableOf();
  await createTables(engine.url, [table]);
  // A page is a megabyte.
  const text = 'x'.repeat(390_000);
  for (const id of ['a', 'b', 'c', 'd']) await put(table.ref, { id: { S: id }, text: { S: text } });
  expect(await readTable(engine.url, table.ref)).toHaveLength(4);
});
