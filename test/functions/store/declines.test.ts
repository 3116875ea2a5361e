import { BatchGetItemCommand, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { countDecline, recentDeclines } from '../../../functions/store/declines.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const now = Date.parse('2026-11-23T10:03:30Z');

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

describe('a decline', () => {
  test('is counted by its minute, in the row of its hour', async () => {
    await countDecline(store)(now);
    expect(dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Attempts',
      Key: marshall({ viewer: 'hour 2026-11-23T10' }),
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'declines03' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
  });

  test('is not counted while DynamoDB can’t, and holds nobody up', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ProvisionedThroughputExceededException'));
    expect(await countDecline(store)(now)).toBeUndefined();
  });

  test('that can’t be counted for another reason is told', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect((await failureOf(() => countDecline(store)(now))).name).toBe(
      'ConditionalCheckFailedException',
    );
  });
});

describe('the declines of the last ten minutes', () => {
  test('are read from the rows of their hours, oldest first', async () => {
    const rows = [
      { viewer: 'hour 2026-11-23T10', salt: 'pepper', declines03: 3, declines59: 100 },
      { viewer: 'hour 2026-11-23T09', declines53: 100, declines54: 1, declines59: 2 },
    ];
    dynamoDb
      .on(BatchGetItemCommand)
      .resolves({ Responses: { Attempts: rows.map((row) => marshall(row)) } });
    expect(await recentDeclines(store)(now)).toEqual([1, 0, 0, 0, 0, 2, 0, 0, 0, 3]);
    expect(dynamoDb.commandCalls(BatchGetItemCommand)[0]?.args[0].input).toMatchObject({
      RequestItems: {
        Attempts: {
          Keys: [
            marshall({ viewer: 'hour 2026-11-23T09' }),
            marshall({ viewer: 'hour 2026-11-23T10' }),
          ],
        },
      },
    });
  });

  test('are none where nobody was declined', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: {} });
    expect(await recentDeclines(store)(now)).toEqual(Array(10).fill(0));
  });
});
