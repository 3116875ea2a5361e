import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { readRow } from '../../../functions/store/read-row.ts';
import { failureOf } from '../../support/failure-of.ts';

const schema = z.object({ sku: z.string(), stock: z.int() });
const read = (row: Record<string, unknown>) => readRow('products', schema, marshall(row));

test('a row is read, without the attributes that nobody asks for', () => {
  expect(read({ sku: 'mug', stock: 3, note: 'blue' })).toEqual({ sku: 'mug', stock: 3 });
});

test('the error for a row that can’t be read has its table, its key and the names of its fields only', async () => {
  const failure = await failureOf(() => read({ sku: 'mug', stock: 'ada@example.com' }));
  expect([failure.name, failure.message]).toEqual([
    'RecordUnreadable',
    'The row mug of products has missing or invalid fields: stock.',
  ]);
});

test('a row without a key is unreadable, too', async () => {
  const failure = await failureOf(() => read({}));
  expect(failure.message).toBe(
    'The row undefined of products has missing or invalid fields: sku, stock.',
  );
});
