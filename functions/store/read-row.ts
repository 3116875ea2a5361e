/** A row of a table, read by its schema. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod/mini';
import { readRecord } from '../checkout/read-record.ts';
import { type TableName, tables } from '../checkout/tables.ts';

/** A row as DynamoDB answers it, and as its streams carry it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/**
 * The row in `item`, without the attributes that its schema does not name. Throws `RecordUnreadable`
 * naming the table, the row's key, and the fields that are missing or wrong.
 */
export const readRow = <Row>(table: TableName, schema: z.ZodMiniType<Row>, item: Item): Row => {
  const row = unmarshall(item);
  const key: unknown = row[tables[table].key];
  return readRecord(schema, row, `The row ${String(key)} of ${table}`);
};
