import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  countRedemptions,
  giveBackRedemption,
  isCounted,
  redeem,
} from '../../../functions/store/redemptions.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const count = countRedemptions(store);

beforeEach(() => dynamoDb.reset());

describe('a promotion code', () => {
  test.each([
    ['never', undefined, 0],
    ['twice', { code: 'FIVER', redeemed: 2 }, 2],
  ])('was used %s', async (_, row, times) => {
    dynamoDb.on(GetItemCommand).resolves(row === undefined ? {} : { Item: marshall(row) });
    expect(await count({ code: 'FIVER', maxRedemptions: 2 })).toBe(times);
    expect(dynamoDb.calls()[0]?.args[0].input).toMatchObject({
      Key: { code: { S: 'FIVER' } },
      ConsistentRead: true,
    });
  });

  test('is used once more, while it is good for more', () => {
    expect(redeem(store, { code: 'FIVER', maxRedemptions: 2 }).Update).toEqual({
      TableName: 'Promotions',
      Key: marshall({ code: 'FIVER' }),
      UpdateExpression: 'SET redeemed = if_not_exists(redeemed, :none) + :one',
      ConditionExpression: 'attribute_not_exists(redeemed) OR redeemed < :most',
      ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1, ':most': 2 }),
    });
  });

  test('without a limit is not counted: no order of a sale waits for its row', async () => {
    expect(isCounted({ code: 'TENTH' })).toBe(false);
    expect(isCounted({ code: 'FIVER', maxRedemptions: 2 })).toBe(true);
    expect(await count({ code: 'TENTH' })).toBe(0);
    expect(dynamoDb.calls()).toEqual([]);
  });

  test('is given back, and never below none', () => {
    expect(giveBackRedemption(store, { code: 'FIVER', maxRedemptions: 2 }).Update).toEqual({
      TableName: 'Promotions',
      Key: marshall({ code: 'FIVER' }),
      UpdateExpression: 'SET redeemed = redeemed - :one',
      ConditionExpression: 'redeemed > :none',
      ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1 }),
    });
  });
});
