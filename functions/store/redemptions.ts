/**
 * Counts how many orders used each promotion code that has a limit, in the transactions that create
 * these orders. A code without a limit is not counted: its counter would be one row that all orders
 * of a sale meet on.
 */
import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { UsedPromotion } from './purchase.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/** A row of the promotions' table: a code and the number of orders that have used it. */
const promotionRow = z.object({ code: z.string(), redeemed: z.exactOptional(z.int()) });

type Promotions = Store<'promotions'>;

type Countable = { readonly code: string; readonly maxRedemptions?: number | undefined };

/** The number of orders that have used a code; 0 for one without a limit, which is not counted. */
export const countRedemptions =
  ({ client, tables }: Promotions) =>
  async ({ code, maxRedemptions }: Countable): Promise<number> => {
    if (maxRedemptions === undefined) return 0;
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

type LimitedPromotion = UsedPromotion & { readonly maxRedemptions: number };

/** Whether an order uses a code that is counted. */
export const isCounted = (promotion: UsedPromotion | undefined): promotion is LimitedPromotion =>
  promotion?.maxRedemptions !== undefined;

/** Uses a code once. If it has been used `maxRedemptions` times, the transaction fails. */
export const redeem = (
  { tables }: Promotions,
  { code, maxRedemptions }: LimitedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: tables.promotions,
    Key: marshall({ code }),
    UpdateExpression: 'SET redeemed = if_not_exists(redeemed, :none) + :one',
    ConditionExpression: 'attribute_not_exists(redeemed) OR redeemed < :most',
    ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1, ':most': maxRedemptions }),
  },
});

/** Gives back one use of a code. If none is counted any more, the transaction fails. */
export const giveBackRedemption = (
  { tables }: Promotions,
  { code }: LimitedPromotion,
): TransactWriteItem => ({
  Update: {
    TableName: tables.promotions,
    Key: marshall({ code }),
    UpdateExpression: 'SET redeemed = redeemed - :one',
    ConditionExpression: 'redeemed > :none',
    ExpressionAttributeValues: marshall({ ':none': 0, ':one': 1 }),
  },
});
