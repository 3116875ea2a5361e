/** Reads a record from a table or from another service by its schema. */
import type * as z from 'zod/mini';
import { CheckoutError, errorNames } from './errors.ts';

/**
 * Returns `value` as `schema` describes it. `what` names the record in the error. Throws
 * `RecordUnreadable` with the names of the missing or wrong fields, and never with their values.
 */
export const readRecord = <T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CheckoutError(
    errorNames.recordUnreadable,
    `${what} has missing or invalid fields: ${fieldsIn(result.error)}.`,
  );
};

/** The names of the fields that a schema refused, without their values. */
export const fieldsIn = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ path }) => path.join('.') || '(all of it)').join(', ');
