import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { checkoutRow } from '../../../functions/store/checkout-row.ts';
import { getRows } from '../../../functions/store/rows.ts';
import { chk, storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const get = getRows(store, 'checkouts', checkoutRow);
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);

beforeEach(() => dynamoDb.reset());

describe('the rows of many ids', () => {
  test('are read at once, as they are now', async () => {
    const rows = [storedCheckout({ id: chk('a') }), storedCheckout({ id: chk('b') })];
    dynamoDb
      .on(BatchGetItemCommand)
      .resolves({ Responses: { Checkouts: rows.map((row) => marshall(row)) } });
    expect(await get([chk('a'), chk('b')])).toEqual(rows);
    expect(sent()).toEqual([
      {
        RequestItems: {
          Checkouts: {
            Keys: [{ id: { S: chk('a') } }, { id: { S: chk('b') } }],
            ConsistentRead: true,
          },
        },
      },
    ]);
  });

  test('are asked for once each: DynamoDB refuses a key that comes twice', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({});
    await get([chk('a'), chk('b'), chk('a')]);
    expect(sent()).toMatchObject([
      {
        RequestItems: {
          Checkouts: { Keys: [{ id: { S: chk('a') } }, { id: { S: chk('b') } }] },
        },
      },
    ]);
  });

  test.each([{ Responses: {} }, { Responses: {}, UnprocessedKeys: {} }, {}])(
    'are none for ids that no row has (%j)',
    async (answer) => {
      dynamoDb.on(BatchGetItemCommand).resolves(answer);
      expect(await get([chk('a')])).toEqual([]);
    },
  );

  test('are none without ids, which DynamoDB would refuse to be asked for', async () => {
    expect(await get([])).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test('are DynamoDbUnavailable when DynamoDB left some unread: they are not missing', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({
      Responses: { Checkouts: [marshall(storedCheckout({ id: chk('a') }))] },
      UnprocessedKeys: { Checkouts: { Keys: [marshall({ id: chk('b') })] } },
    });
    const failure = await failureOf(() => get([chk('a'), chk('b')]));
    expect([failure.name, failure.message]).toEqual([
      'DynamoDbUnavailable',
      'DynamoDB left checkouts unread.',
    ]);
  });

  test('are DynamoDbUnavailable when DynamoDB can’t answer', async () => {
    dynamoDb.rejects(dynamoDbError('InternalServerError'));
    expect((await failureOf(() => get([chk('a')]))).name).toBe('DynamoDbUnavailable');
  });
});
