import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { noteTold, wasToldSince } from '../../../functions/store/told.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const subject = 'disputed:chk_1';
beforeEach(() => dynamoDb.reset());

test.each([
  ['wasToldSince', () => wasToldSince(store)(subject, placedAtMs)],
  ['noteTold', () => noteTold(store)(subject, placedAtMs)],
])('%s is DynamoDbUnavailable when DynamoDB can’t answer', async (_, call) => {
  dynamoDb.rejects(dynamoDbError('ThrottlingException'));
  expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
});

test('what was told is noted with its time, and forgotten after two days', async () => {
  dynamoDb.on(PutItemCommand).resolves({});
  await noteTold(store)(subject, placedAtMs);
  expect(dynamoDb.calls()[0]?.args[0].input).toEqual({
    TableName: 'Findings',
    Item: marshall({
      subject,
      toldAtMs: placedAtMs,
      expiresAt: placedAtMs / 1000 + 2 * 24 * 60 * 60,
    }),
  });
});

test.each([
  [undefined, false],
  [{ subject, toldAtMs: placedAtMs - 1 }, false],
  [{ subject, toldAtMs: placedAtMs }, true],
])('with the row %j it is %p that it was told since', async (row, expected) => {
  dynamoDb.on(GetItemCommand).resolves(row === undefined ? {} : { Item: marshall(row) });
  expect(await wasToldSince(store)(subject, placedAtMs)).toBe(expected);
  expect(dynamoDb.calls()[0]?.args[0].input).toMatchObject({
    TableName: 'Findings',
    Key: marshall({ subject }),
    ConsistentRead: true,
  });
});
