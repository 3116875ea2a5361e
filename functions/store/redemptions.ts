/** How often each promotion code was used: counted with the orders that use it, in one transaction. */
import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { UsedPromotion } from './purchase.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/** A row of the promotions' table: a code, and how many orders have used it. */
const promotionRow = z.object({ code: z.string(), redeemed: z.exactOptional(z.int()) });

type Promotions = Store<'promotions'>;

/** How many orders have used a code. */
export const countRedemptions =
  ({ client, tables }: Promotions) =>
  async (code: string): Promise<number> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({
          TableName: tables.promotions,
          Key: marshall({ code }),
          ConsistentRead: true,
        }),
      ),
    );
    return Item === undefined ? 0 : (readRow('promotions', promotionRow, Item).redeemed ?? 0);
  };

/** Uses a code once more, if it is good for so many orders: otherwise the transaction fails. */
export const redeem = (
  { tables }: Promotions,
  { code, maxRedemptions }: UsedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: tables.promotions,
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
  { tables }: Promotions,
  { code }: UsedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: tables.promotions,
    Key: marshall({ code }),
    UpdateExpression: 'SET redeemed = redeemed - :one',
    ConditionExpression: 'redeemed > :none',
    ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1 }),
  },
});
