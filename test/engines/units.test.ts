/**
 * The units of calls are counted as AWS documents them: a KB for each write unit, four for each read
 * unit, twice in a transaction, and each write of an index by itself. Source:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../local/dynamodb/engine.ts';
import { type Request, usedBy } from '../support/tally/units.ts';

const TableName = 'Things';
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await callDynamoDb(engine.url, 'CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['id', 'openSince'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'open',
        KeySchema: [{ AttributeName: 'openSince', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
});
afterAll(() => engine.stop());

/** The reads and writes of a call. */
const units = async (
  action: string,
  input: Request & Readonly<Record<string, unknown>>,
): Promise<readonly [number, number]> => {
  const request = { ...input, ReturnConsumedCapacity: 'TOTAL' };
  const [used] = usedBy(action, request, await callDynamoDb(engine.url, action, request));
  return [used?.reads ?? 0, used?.writes ?? 0];
};

const text = (S: string) => ({ S });
const put = (id: string, more: object = {}) => ({ TableName, Item: { id: text(id), ...more } });
const long = { note: text('x'.repeat(1500)) };
const open = { openSince: text('today') };

test('a write is a unit for each KB of its item, and one for its index', async () => {
  expect(await units('PutItem', put('short'))).toEqual([0, 1]);
  expect(await units('PutItem', put('long', long))).toEqual([0, 2]);
  expect(await units('PutItem', put('open', open))).toEqual([0, 2]);
});

test('an index is only written when the attribute changes that it is about', async () => {
  await units('PutItem', put('a', open));
  const change = (UpdateExpression: string, values?: object) => ({
    ...{ TableName, Key: { id: text('a') }, UpdateExpression },
    ...(values !== undefined && { ExpressionAttributeValues: values }),
  });
  const set = change('SET note = :note', { ':note': text('y') });
  expect(await units('UpdateItem', set)).toEqual([0, 1]);
  expect(await units('UpdateItem', change('REMOVE openSince'))).toEqual([0, 2]);
});

test('a transaction counts its items twice, and their index once', async () => {
  const TransactItems = [{ Put: put('b', { ...long, ...open }) }, { Put: put('c') }];
  expect(await units('TransactWriteItems', { TransactItems })).toEqual([0, 2 * 2 + 1 + 2]);
});

test('a consistent read is a unit for four KB, another one half', async () => {
  await units('PutItem', put('d'));
  const Key = { id: text('d') };
  expect(await units('GetItem', { TableName, Key, ConsistentRead: true })).toEqual([1, 0]);
  expect(await units('GetItem', { TableName, Key })).toEqual([0.5, 0]);
});

test('what is refused counts a unit, and two for each item of a transaction', () => {
  const refused = { __type: 'TransactionCanceledException' };
  expect(usedBy('PutItem', { TableName: 'One' }, refused)).toEqual([
    { action: 'PutItem', table: 'One', reads: 0, writes: 1 },
  ]);
  const TransactItems = [{ Put: { TableName: 'One' } }, { Update: { TableName: 'Other' } }];
  expect(usedBy('TransactWriteItems', { TransactItems }, refused)).toEqual([
    { action: 'TransactWriteItems', table: 'One', reads: 0, writes: 2 },
    { action: 'TransactWriteItems', table: 'Other', reads: 0, writes: 2 },
  ]);
});
