/**
 * Reads a table's stream in its order, shard after shard, and knows how far what was read is dealt
 * with. Works with every engine that has DynamoDB's streams API.
 */
import { isDeepStrictEqual } from 'node:util';
import { callDynamoDbStreams, DynamoDbError } from '../dynamodb/call.ts';
import { streamArnOf } from '../dynamodb/tables.ts';
import type { Position, PositionStore } from './positions.ts';

export type StreamRecord = {
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime: number;
    readonly NewImage?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
  };
};

export type Shard = {
  readonly id: string;
  /** Where the next read goes on; without it, where the position says. */
  iterator?: string;
  /** The last that was read. */
  readUpTo?: string;
  isClosed: boolean;
};

type Answer = {
  readonly Records: readonly StreamRecord[];
  readonly NextShardIterator?: string;
};

export class TableStream {
  readonly #url: string;
  readonly #tableName: string;
  readonly #positions: PositionStore;
  #position: Position | undefined;
  #shards: readonly Shard[] = [];

  constructor(url: string, tableName: string, positions: PositionStore) {
    this.#url = url;
    this.#tableName = tableName;
    this.#positions = positions;
  }

  /** The shards that are not read to their end, oldest first; none while there is no table. */
  async shards(): Promise<readonly Shard[]> {
    const open = () => this.#shards.filter(({ isClosed }) => !isClosed);
    // A shard that ends has its successor in the description by then.
    if (open().length === 0) this.#shards = await this.#describe();
    return open();
  }

  /** The next records of the shard, at most `limit`; none at its end for now. */
  async read(shard: Shard, limit: number): Promise<readonly StreamRecord[]> {
    shard.iterator ??= await this.#iteratorOf(shard);
    const { Records, NextShardIterator } = await this.#records(shard, limit);
    if (NextShardIterator === undefined) {
      if (Records.length === 0) this.#close(shard);
    } else {
      shard.iterator = NextShardIterator;
    }
    const last = Records.at(-1);
    if (last !== undefined) shard.readUpTo = last.dynamodb.SequenceNumber;
    // DynamoDB tells of no write that changed nothing; the engine does.
    return Records.filter(
      ({ eventName, dynamodb: { NewImage, OldImage } }) =>
        eventName !== 'MODIFY' ||
        NewImage === undefined ||
        OldImage === undefined ||
        !isDeepStrictEqual(NewImage, OldImage),
    );
  }

  /** The next read is of what comes from now on. */
  async skip(shard: Shard): Promise<void> {
    shard.iterator = await this.#iteratorAt(shard, { ShardIteratorType: 'LATEST' });
  }

  /** Everything up to this record is dealt with; a later start goes on after it. */
  advance(shard: Shard, sequenceNumber: string | undefined): void {
    if (this.#position === undefined || sequenceNumber === undefined) return;
    this.#position.shards[shard.id] = { after: sequenceNumber };
    this.#positions.write(this.#position);
  }

  #close(shard: Shard): void {
    shard.isClosed = true;
    if (this.#position === undefined) return;
    this.#position.shards[shard.id] = { isClosed: true };
    this.#positions.write(this.#position);
  }

  async #describe(): Promise<readonly Shard[]> {
    const streamArn = await streamArnOf(this.#url, this.#tableName).catch((error: unknown) => {
      const isMissing =
        error instanceof DynamoDbError && error.name === 'ResourceNotFoundException';
      if (isMissing) return undefined;
      throw error;
    });
    if (streamArn === undefined) return [];
    const kept = this.#positions.read();
    // Another stream than the one that was read before: its table is another, too.
    this.#position = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
    const { StreamDescription } = (await this.#call('DescribeStream', {
      StreamArn: streamArn,
    })) as {
      StreamDescription: { Shards: readonly { ShardId: string }[] };
    };
    return StreamDescription.Shards.map(({ ShardId }) => ({
      id: ShardId,
      isClosed: this.#position?.shards[ShardId]?.isClosed ?? false,
    }));
  }

  async #iteratorOf(shard: Shard): Promise<string> {
    const after = shard.readUpTo ?? this.#position?.shards[shard.id]?.after;
    const start = { ShardIteratorType: 'TRIM_HORIZON' };
    const goOn = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    try {
      return await this.#iteratorAt(shard, after === undefined ? start : goOn);
    } catch (error) {
      // A stream keeps its records for a day.
      if (isNamed(error, 'TrimmedDataAccessException')) return this.#iteratorAt(shard, start);
      throw error;
    }
  }

  async #iteratorAt({ id }: Shard, position: object): Promise<string> {
    const { ShardIterator } = await this.#call('GetShardIterator', {
      StreamArn: this.#position?.streamArn,
      ShardId: id,
      ...position,
    });
    return String(ShardIterator);
  }

  /** An iterator is good for a quarter of an hour, and a machine may have slept. */
  async #records(shard: Shard, Limit: number): Promise<Answer> {
    const read = async () =>
      (await this.#call('GetRecords', { ShardIterator: shard.iterator, Limit })) as Answer;
    try {
      return await read();
    } catch (error) {
      if (!isNamed(error, 'ExpiredIteratorException')) throw error;
      shard.iterator = await this.#iteratorOf(shard);
      return read();
    }
  }

  #call(action: string, input: unknown): Promise<Record<string, unknown>> {
    return callDynamoDbStreams(this.#url, action, input);
  }
}

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DynamoDbError && error.name === name;
