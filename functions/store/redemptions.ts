/** How often each promotion code was used: counted with the orders that use it, in one transaction. */
import {
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { stored } from './store.ts';

/** The promotion of a checkout, as it was when it was placed. */
export type UsedPromotion = {
  readonly code: string;
  /** How many orders it is good for; any number without it. */
  readonly maxRedemptions?: number;
};

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/** How many orders have used a code. */
export const countRedemptions =
  ({ client, tableName }: Table) =>
  async (code: string): Promise<number> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall({ code }), ConsistentRead: true }),
      ),
    );
    return Item === undefined ? 0 : Number(unmarshall(Item).redeemed ?? 0);
  };

/** Uses a code once more, if it is good for so many orders: otherwise the transaction fails. */
export const redeem = (
  promotionsTable: string,
  { code, maxRedemptions }: UsedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: promotionsTable,
    Key: marshall({ code }),
    UpdateExpression: 'SET redeemed = if_not_exists(redeemed, :none) + :one',
    ...(maxRedemptions !== undefined && {
      ConditionExpression: 'attribute_not_exists(redeemed) OR redeemed < :most',
    }),
    ExpressionAttributeValues: marshall(
      { ':none': 0, ':one': 1, ':most': maxRedemptions },
      { removeUndefinedValues: true },
    ),
  },
});

/** Gives one use of a code back. */
export const giveBackRedemption = (
  promotionsTable: string,
  { code }: UsedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: promotionsTable,
    Key: marshall({ code }),
    UpdateExpression: 'SET redeemed = redeemed - :one',
    ConditionExpression: 'redeemed > :none',
    ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1 }),
  },
});
