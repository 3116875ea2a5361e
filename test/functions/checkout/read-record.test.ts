import * as z from 'zod/mini';
import { readRecord } from '../../../functions/checkout/read-record.ts';
import { failureOf } from '../../support/failure-of.ts';

const schema = z.object({
  id: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
});
const record = { id: 'one', lines: [{ sku: 'mug', quantity: 2 }] };
const failed = (value: unknown) => failureOf(() => readRecord(schema, value, 'The row one'));

test('a record is read, without the fields that nobody asks for', () => {
  expect(readRecord(schema, { ...record, more: true }, 'The row one')).toEqual(record);
});

test('the error for a record that can’t be read names it and its wrong fields', async () => {
  const failure = await failed({ lines: [{ sku: 'mug', quantity: 'two' }] });
  expect(failure.name).toBe('RecordUnreadable');
  expect(failure.message).toBe('The row one has missing or invalid fields: id, lines.0.quantity.');
});

test('the error for what is not a record at all names it, too', async () => {
  expect((await failed(undefined)).message).toBe(
    'The row one has missing or invalid fields: (all of it).',
  );
});

test('the error never contains the record’s values', async () => {
  const failure = await failed({ id: 5, lines: 'ada@example.com' });
  expect(failure.message).not.toMatch(/ada@|5/);
  expect(failure.cause).toBeUndefined();
});
