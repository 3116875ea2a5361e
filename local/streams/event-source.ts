/**
 * Delivers a table's stream to a function as Lambda's event source mapping does: batches in order, a
 * failed one again after a pause, and what fails past its retries to a queue. At least once.
 */
import type { LambdaFunction } from '../lambda/function.ts';
import { again, type Batch, batchOf, failedFrom, halves } from './batch.ts';
import type { StreamRecord } from './stream-calls.ts';
import type { Shard, TableStream } from './table-stream.ts';

export type EventSource = {
  readonly logicalId: string;
  /**
   * Delivers what there is now, one poll at a time, and returns how many records are dealt with:
   * delivered, or given up. No timers: a batch that failed waits for a poll after its pause.
   */
  readonly poll: () => Promise<number>;
  /** Goes on at the stream's end as it is now, and leaves out what is before it. */
  readonly skip: () => Promise<void>;
  /** When the batch that failed is tried again, in Unix milliseconds; undefined when none did. */
  readonly retryAt: () => number | undefined;
};

export type EventSourceOptions = {
  readonly logicalId: string;
  readonly stream: TableStream;
  readonly lambda: LambdaFunction;
  readonly batchSize: number;
  /** -1: without end. */
  readonly maximumRetryAttempts: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly isWanted: (record: StreamRecord) => boolean;
  /** As the function sees a record. */
  readonly eventOf: (record: StreamRecord) => unknown;
  /** What failed past its retries. */
  readonly giveUp: (records: readonly StreamRecord[], shardId: string, attempts: number) => void;
};

export const createEventSource = (options: EventSourceOptions): EventSource => {
  const { stream } = options;
  const queues = new Map<Shard, Batch[]>();
  let polling: Promise<number> | undefined;

  const pollAll = async (): Promise<number> => {
    let count = 0;
    for (const shard of await stream.shards()) {
      const queue = queues.get(shard) ?? [];
      queues.set(shard, queue);
      count += await deliver(options, shard, queue);
    }
    return count;
  };

  return {
    logicalId: options.logicalId,
    poll: async () => {
      polling ??= pollAll().finally(() => {
        polling = undefined;
      });
      return polling;
    },
    skip: async () => {
      await polling;
      queues.clear();
      for (const shard of await stream.shards()) await stream.skip(shard);
    },
    retryAt: () => {
      const failed = [...queues.values()].flatMap(([first]) =>
        first === undefined || first.attempts === 0 ? [] : [first.notBefore],
      );
      return failed.length === 0 ? undefined : Math.min(...failed);
    },
  };
};

/** Goes on with a shard until its end for now, or until a batch has to pause. */
const deliver = async (
  options: EventSourceOptions,
  shard: Shard,
  queue: Batch[],
): Promise<number> => {
  const { stream, batchSize, isWanted } = options;
  let count = 0;
  for (;;) {
    const [batch] = queue;
    if (batch === undefined) {
      const before = shard.readUpTo;
      const records = (await stream.read(shard, batchSize)).filter(isWanted);
      if (shard.readUpTo === before) return count;
      if (records.length > 0) queue.push(batchOf(records));
      else stream.advance(shard, shard.readUpTo);
      continue;
    }
    if (Date.now() < batch.notBefore) return count;
    const { dealtWith, rest } = await attempt(options, shard, batch);
    queue.splice(0, 1, ...rest);
    count += dealtWith.length;
    const last = queue.length === 0 ? shard.readUpTo : dealtWith.at(-1)?.dynamodb.SequenceNumber;
    stream.advance(shard, last);
  }
};

type Outcome = {
  readonly dealtWith: readonly StreamRecord[];
  /** What is to be tried again, in order. */
  readonly rest: readonly Batch[];
};

/** Calls the function once. */
const attempt = async (
  options: EventSourceOptions,
  shard: Shard,
  { records, attempts }: Batch,
): Promise<Outcome> => {
  const { bisects, maximumRetryAttempts, giveUp } = options;
  const failedAt = await firstFailure(options, records);
  const dealtWith = records.slice(0, failedAt);
  const failed = records.slice(failedAt);
  if (failed.length === 0) return { dealtWith, rest: [] };
  // The first of what is left has failed once, however often those before it had.
  const tries = failedAt > 0 ? 0 : attempts;
  // Splitting a batch does not count towards its retries.
  if (bisects && failedAt > 0) return { dealtWith, rest: [{ records: failed, ...again(0, 0) }] };
  if (bisects && failed.length > 1) return { dealtWith, rest: halves(failed, attempts) };
  if (maximumRetryAttempts < 0 || tries < maximumRetryAttempts) {
    return { dealtWith, rest: [{ records: failed, ...again(tries + 1, tries) }] };
  }
  giveUp(failed, shard.id, tries + 1);
  return { dealtWith: records, rest: [] };
};

/** The index of the first record that the function did not deal with; their number when it did all. */
const firstFailure = async (
  { lambda, eventOf, reportsItemFailures }: EventSourceOptions,
  records: readonly StreamRecord[],
): Promise<number> => {
  try {
    const answer = await lambda.invoke({ Records: records.map(eventOf) });
    return reportsItemFailures ? failedFrom(records, answer) : records.length;
  } catch {
    // What it threw is in the function's log.
    return 0;
  }
};
