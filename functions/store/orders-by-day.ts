/** The orders of the last days, by an index: for the reconciler's comparison and the merchant's list. */
import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { stored } from './store.ts';

export type ListedOrder = {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly paymentIntentId: PaymentIntentId;
};

type Index = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly indexName: string;
};

const dayMs = 24 * 60 * 60 * 1000;

/** The orders placed from `sinceMs` to `nowMs`, a page at a time; the oldest first, or the newest. */
export const listOrders = ({ client, tableName, indexName }: Index, newestFirst = false) =>
  async function* (sinceMs: number, nowMs: number): AsyncGenerator<readonly ListedOrder[]> {
    const days = daysBetween(sinceMs, nowMs);
    for (const day of newestFirst ? days.toReversed() : days) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: indexName,
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
        yield (value.Items ?? []).map((item) => unmarshall(item) as ListedOrder);
      }
    }
  };

const daysBetween = (sinceMs: number, untilMs: number): readonly string[] => {
  const days: string[] = [];
  for (let at = sinceMs; ; at += dayMs) {
    days.push(new Date(Math.min(at, untilMs)).toISOString().slice(0, 10));
    if (at >= untilMs) return [...new Set(days)];
  }
};
