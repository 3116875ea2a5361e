/** Reads many rows at once. */
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { type TableName, tables } from '../checkout/tables.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/**
 * The rows with these keys (at most 100, DynamoDB’s limit), each once, read consistently. A key
 * without a row gives none. Throws `RecordUnreadable` when a row can't be read, and
 * `DynamoDbUnavailable` when DynamoDB can't return all of them now.
 */
export const getRows =
  <Name extends TableName, Row>(
    { client, tables: names }: Store<Name>,
    table: Name,
    schema: z.ZodMiniType<Row>,
  ) =>
  async (keys: readonly string[]): Promise<readonly Row[]> => {
    if (keys.length === 0) return [];
    const name = names[table];
    const Keys = [...new Set(keys)].map((key) => marshall({ [tables[table].key]: key }));
    const { Responses, UnprocessedKeys } = await stored(
      client.send(
        new BatchGetItemCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } }),
      ),
    );
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new CheckoutError(errorNames.dynamoDbUnavailable, `DynamoDB left ${table} unread.`);
    }
    return (Responses?.[name] ?? []).map((item) => readRow(table, schema, item));
  };
