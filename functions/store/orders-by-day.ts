/** The orders of some days, from an index: for the reconciler and the merchant's list. */
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { IndexName } from '../checkout/tables.ts';
import { orderRow } from './order-row.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/** The part of an order that the indexes hold. */
export const listedOrder = z.pick(orderRow, { id: true, checkoutId: true, paymentIntentId: true });
export type ListedOrder = Readonly<z.infer<typeof listedOrder>>;

const dayMs = 24 * 60 * 60 * 1000;

/** A period, in Unix milliseconds. */
export type Period = { readonly sinceMs: number; readonly untilMs: number };

/** The orders placed in a period, page by page: the oldest first, or the newest if asked for. */
export const listOrders = ({ client, tables }: Store<'orders'>, newestFirst = false) =>
  async function* ({ sinceMs, untilMs }: Period): AsyncGenerator<readonly ListedOrder[]> {
    const days = daysIn({ sinceMs, untilMs });
    for (const day of newestFirst ? days.toReversed() : days) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tables.orders,
          IndexName: 'ordersByDay' satisfies IndexName,
          ScanIndexForward: !newestFirst,
          KeyConditionExpression: 'placedOn = :day AND placedAt >= :since',
          ExpressionAttributeValues: marshall({
            ':day': day,
            ':since': new Date(sinceMs).toISOString(),
          }),
        },
      );
      for (;;) {
        const { value, done } = await stored(pages.next());
        if (done || value === undefined) break;
        yield (value.Items ?? []).map((item) => readRow('orders', listedOrder, item));
      }
    }
  };

const daysIn = ({ sinceMs, untilMs }: Period): readonly string[] => {
  const days: string[] = [];
  for (let at = sinceMs; ; at += dayMs) {
    days.push(new Date(Math.min(at, untilMs)).toISOString().slice(0, 10));
    if (at >= untilMs) return [...new Set(days)];
  }
};
