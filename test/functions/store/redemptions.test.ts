import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  countRedemptions,
  giveBackRedemption,
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
    expect(await count('FIVER')).toBe(times);
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

  test('without a limit is used however often', () => {
    const { ConditionExpression, ExpressionAttributeValues } =
      redeem(store, { code: 'TENTH' }).Update ?? {};
    expect(ConditionExpression).toBeUndefined();
    expect(ExpressionAttributeValues).toEqual(marshall({ ':none': 0, ':one': 1 }));
  });

  test('is given back, and never counted below zero', () => {
    expect(giveBackRedemption(store, { code: 'FIVER' }).Update).toMatchObject({
      UpdateExpression: 'SET redeemed = redeemed - :one',
      ConditionExpression: 'redeemed > :none',
    });
  });
});
