/**
 * Delivers a table's stream to a function as Lambda's event source mapping does: batches in order,
 * and a failed batch again after a pause. What still fails after its retries goes to a queue. A
 * record may be delivered more than once.
 */
import type { LambdaFunction } from '../lambda/function.ts';
import { again, type Batch, batchOf, failedFrom, halves } from './batch.ts';
import type { Shard } from './shards.ts';
import type { StreamRecord } from './stream-calls.ts';
import type { TableStream } from './table-stream.ts';

export type EventSource = {
  readonly logicalId: string;
  /**
   * Delivers the records that there are now, and returns how many were delivered or given up. A
   * call during a poll joins that poll. There are no timers: a failed batch waits for a poll after
   * its pause.
   */
  readonly poll: () => Promise<number>;
  /** Skips everything that is in the stream now. */
  readonly skip: () => Promise<void>;
  /** When a failed batch is tried again, in Unix milliseconds; undefined when there is none. */
  readonly retryAt: () => number | undefined;
};

export type EventSourceOptions = {
  readonly logicalId: string;
  readonly stream: TableStream;
  readonly lambda: LambdaFunction;
  readonly batchSize: number;
  /** -1: no limit. */
  readonly maximumRetryAttempts: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly isWanted: (record: StreamRecord) => boolean;
  /** A record as the function gets it. */
  readonly eventOf: (record: StreamRecord) => unknown;
  /** Gets the records that still fail after all retries. */
  readonly giveUp: (records: readonly StreamRecord[], shardId: string, attempts: number) => void;
};

export const createEventSource = (options: EventSourceOptions): EventSource => {
  const { stream } = options;
  const queues = new Map<Shard, Batch[]>();
  let polling: Promise<number> | undefined;

  const pollAll = async (): Promise<number> => {
    let count = 0;
    const polled = new Set<Shard>();
    for (;;) {
      const shards = await stream.shards();
      for (const shard of queues.keys()) if (!shards.includes(shard)) queues.delete(shard);
      // A shard that was read to its end makes room for its children.
      const shard = shards.find((each) => !polled.has(each));
      if (shard === undefined) return count;
      polled.add(shard);
      const queue = queues.get(shard) ?? [];
      queues.set(shard, queue);
      count += await deliver(options, shard, queue);
    }
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

/** Delivers the shard up to its current end, or until a failed batch has to pause. */
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
  /** The batches to try again, in order. */
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
  // The first record that is left has failed for the first time, however often earlier ones did.
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

/** The index of the first record that failed; the number of records when none did. */
const firstFailure = async (
  { lambda, eventOf, reportsItemFailures }: EventSourceOptions,
  records: readonly StreamRecord[],
): Promise<number> => {
  try {
    const answer = await lambda.invoke({ Records: records.map(eventOf) });
    return reportsItemFailures ? failedFrom(records, answer) : records.length;
  } catch {
    // The error is in the function's log.
    return 0;
  }
};
