/** The rows of many ids at once, of checkouts or of orders. */
import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { StoredCheckout } from './checkouts.ts';
import type { Order } from './orders.ts';
import { stored } from './store.ts';

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/** The rows with these ids (at most 100, DynamoDB’s limit), read consistently; unknown ids are missing. */
export const getRows =
  <Row extends StoredCheckout | Order>({ client, tableName }: Table) =>
  async (ids: readonly string[]): Promise<readonly Row[]> => {
    if (ids.length === 0) return [];
    const { Responses, UnprocessedKeys } = await stored(
      client.send(
        new BatchGetItemCommand({
          RequestItems: {
            [tableName]: { Keys: ids.map((id) => marshall({ id })), ConsistentRead: true },
          },
        }),
      ),
    );
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new CheckoutError(errorNames.storeUnavailable, 'DynamoDB left some rows unread.');
    }
    return (Responses?.[tableName] ?? []).map((item) => unmarshall(item) as Row);
  };
