/** Reads a row of a table by its schema. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod/mini';
import { readRecord } from '../checkout/read-record.ts';
import { type TableName, tables } from '../checkout/tables.ts';

/** A row in DynamoDB's own form, as its answers and its streams hold it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/**
 * The row in `item`, without the attributes that the schema does not name. Throws
 * `RecordUnreadable`, which names the table, the row's key and the missing or wrong fields.
 */
export const readRow = <Row>(table: TableName, schema: z.ZodMiniType<Row>, item: Item): Row => {
  const row = unmarshall(item);
  const key: unknown = row[tables[table].key];
  return readRecord(schema, row, `The row ${String(key)} of ${table}`);
};
