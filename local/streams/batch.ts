/** Batches of a stream's records, and how Lambda goes on with a batch that failed. */
import type { StreamRecord } from './stream-calls.ts';

export type Batch = {
  readonly records: readonly StreamRecord[];
  /** Retries so far. */
  readonly attempts: number;
  /** The earliest time of the next delivery, in Unix milliseconds. */
  readonly notBefore: number;
};

const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** A batch that was not delivered yet. */
export const batchOf = (records: readonly StreamRecord[]): Batch => ({
  records,
  attempts: 0,
  notBefore: 0,
});

/**
 * The next delivery of a batch that has now failed; `failures` is how often it had failed before.
 */
export const again = (attempts: number, failures: number): Omit<Batch, 'records'> => ({
  attempts,
  notBefore: Date.now() + Math.min(firstPauseMs * 2 ** failures, longestPauseMs),
});

/** Both halves, to be delivered without a pause: so the failing record is found in a few calls. */
export const halves = (records: readonly StreamRecord[], attempts: number): readonly Batch[] => {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].map((half) => ({
    records: half,
    attempts,
    notBefore: 0,
  }));
};

type ItemFailures = {
  readonly batchItemFailures?: readonly { readonly itemIdentifier?: unknown }[] | null;
};

/**
 * The index of the first record that a function reports as failed; the records from there on are
 * tried again. It is the number of records when none is reported, and 0 (the whole batch is tried
 * again) when the function reports a record that is not in the batch.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const failedFrom = (records: readonly StreamRecord[], answer: unknown): number => {
  const failures = (answer as ItemFailures | null)?.batchItemFailures ?? [];
  const indexes = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  return indexes.reduce((first, index) => Math.min(first, Math.max(index, 0)), records.length);
};
