import { BatchGetItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { StoredCheckout } from '../../../functions/services/checkouts.ts';
import { getRows, listOpen } from '../../../functions/services/open-checkouts.ts';
import { storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';

const dynamoDb = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), tableName: 'Checkouts' };
const list = listOpen({ ...table, indexName: 'open' });
const get = getRows<StoredCheckout>(table);
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);
const entry = (id: string) => marshall({ id, openSince: '2026-11-23T10:00:00.000Z' });

beforeEach(() => dynamoDb.reset());

describe('listing what is open', () => {
  test('reads the sparse index, and not the table', async () => {
    dynamoDb.on(ScanCommand).resolves({ Items: [entry('chk_a')] });
    expect(await list()).toEqual(['chk_a']);
    expect(sent()).toMatchObject([{ TableName: 'Checkouts', IndexName: 'open' }]);
  });

  test('goes on to the last page, also over one that is empty', async () => {
    const answers = [
      { Items: [entry('chk_a')], LastEvaluatedKey: entry('chk_a') },
      { Items: [], LastEvaluatedKey: entry('chk_b') },
      { Items: [entry('chk_c')] },
    ];
    // The client's paginator changes its one input from page to page: it is read while it is sent.
    const starts: unknown[] = [];
    dynamoDb.on(ScanCommand).callsFake(({ ExclusiveStartKey }) => {
      starts.push(ExclusiveStartKey);
      return answers.shift();
    });
    expect(await list()).toEqual(['chk_a', 'chk_c']);
    expect(starts).toEqual([undefined, entry('chk_a'), entry('chk_b')]);
  });

  test('is StoreUnavailable when a page can’t be read: half a list is none', async () => {
    dynamoDb
      .on(ScanCommand)
      .resolvesOnce({ Items: [entry('chk_a')], LastEvaluatedKey: { id: { S: 'chk_a' } } })
      .rejectsOnce(dynamoDbError('ThrottlingException'));
    expect((await failureOf(list)).name).toBe('StoreUnavailable');
  });
});

describe('the rows of many ids', () => {
  test('are read at once, as they are now', async () => {
    const rows = [storedCheckout({ id: 'chk_a' }), storedCheckout({ id: 'chk_b' })];
    dynamoDb
      .on(BatchGetItemCommand)
      .resolves({ Responses: { Checkouts: rows.map((row) => marshall(row)) } });
    expect(await get(['chk_a', 'chk_b'])).toEqual(rows);
    expect(sent()).toEqual([
      {
        RequestItems: {
          Checkouts: {
            Keys: [{ id: { S: 'chk_a' } }, { id: { S: 'chk_b' } }],
            ConsistentRead: true,
          },
        },
      },
    ]);
  });

  test('are none for ids that no row has', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: {} });
    expect(await get(['chk_a'])).toEqual([]);
  });

  test('are none without ids, which DynamoDB would refuse to be asked for', async () => {
    expect(await get([])).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test('are StoreUnavailable when DynamoDB left some unread: they are not missing', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({
      Responses: { Checkouts: [marshall(storedCheckout({ id: 'chk_a' }))] },
      UnprocessedKeys: { Checkouts: { Keys: [marshall({ id: 'chk_b' })] } },
    });
    const failure = await failureOf(() => get(['chk_a', 'chk_b']));
    expect([failure.name, failure.message]).toEqual([
      'StoreUnavailable',
      'DynamoDB left some rows unread.',
    ]);
  });

  test('are StoreUnavailable when DynamoDB can’t answer', async () => {
    dynamoDb.rejects(dynamoDbError('InternalServerError'));
    expect((await failureOf(() => get(['chk_a']))).name).toBe('StoreUnavailable');
  });
});
