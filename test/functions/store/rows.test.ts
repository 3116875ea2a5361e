import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { StoredCheckout } from '../../../functions/store/checkouts.ts';
import { getRows } from '../../../functions/store/rows.ts';
import { storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';

const dynamoDb = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), tableName: 'Checkouts' };
const get = getRows<StoredCheckout>(table);
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);

beforeEach(() => dynamoDb.reset());

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
