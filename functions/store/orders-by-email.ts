/** The orders of one e-mail address, from an index that does not hold the address. */
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { emailKeyOf } from '../checkout/email-key.ts';
import type { IndexName } from '../checkout/tables.ts';
import { type ListedOrder, listedOrder, type Period } from './orders-by-day.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/** The address's orders placed in a period, page by page, the newest first. */
export const listOrdersOf = ({ client, tables }: Store<'orders'>, secret: string) =>
  async function* (email: string, { sinceMs, untilMs }: Period) {
    const pages = paginateQuery(
      { client },
      {
        TableName: tables.orders,
        IndexName: 'ordersByEmail' satisfies IndexName,
        ScanIndexForward: false,
        KeyConditionExpression: 'emailKey = :key AND placedAt BETWEEN :since AND :until',
        ExpressionAttributeValues: marshall({
          ':key': emailKeyOf(email, secret),
          ':since': new Date(sinceMs).toISOString(),
          ':until': new Date(untilMs).toISOString(),
        }),
      },
    );
    for (;;) {
      const { value, done } = await stored(pages.next());
      if (done || value === undefined) return;
      yield (value.Items ?? []).map((item): ListedOrder => readRow('orders', listedOrder, item));
    }
  };
