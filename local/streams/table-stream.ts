/**
 * Reads a table's stream in its order, shard after shard, and knows how far what was read is dealt
 * with. Works with every engine that has DynamoDB's streams API.
 */
import { isDeepStrictEqual } from 'node:util';
import { DynamoDbError } from '../dynamodb/call.ts';
import { streamArnOf } from '../dynamodb/tables.ts';
import type { Position, PositionStore } from './positions.ts';
import { type Place, type StreamRecord, streamCalls } from './stream-calls.ts';

export type Shard = {
  readonly id: string;
  /** Where the next read goes on; without it, where the position says. */
  iterator?: string;
  /** The last that was read. */
  readUpTo?: string;
  isClosed: boolean;
};

export class TableStream {
  readonly #url: string;
  readonly #tableName: string;
  readonly #calls: ReturnType<typeof streamCalls>;
  readonly #positions: PositionStore;
  #position: Position | undefined;
  #shards: readonly Shard[] = [];

  constructor(url: string, tableName: string, positions: PositionStore) {
    this.#url = url;
    this.#tableName = tableName;
    this.#calls = streamCalls(url);
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
    const iterator = shard.iterator ?? (await this.#iteratorOf(shard));
    const { Records, NextShardIterator } = await this.#records(shard, iterator, limit);
    if (NextShardIterator !== undefined) shard.iterator = NextShardIterator;
    // The shard gets no more records. It is closed by a read that finds none, so that what comes
    // with the last ones is dealt with first.
    else if (Records.length > 0) delete shard.iterator;
    else this.#close(shard);
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
      if (isNamed(error, 'ResourceNotFoundException')) return undefined;
      throw error;
    });
    if (streamArn === undefined) return [];
    const kept = this.#positions.read();
    // Another stream than the one that was read before: its table is another, too.
    this.#position = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
    const shardIds = await this.#calls.shardIds(streamArn);
    return shardIds.map((id) => ({
      id,
      isClosed: this.#position?.shards[id]?.isClosed ?? false,
    }));
  }

  async #iteratorOf(shard: Shard): Promise<string> {
    const after = shard.readUpTo ?? this.#position?.shards[shard.id]?.after;
    if (after === undefined) return this.#iteratorAt(shard, fromTheStart);
    try {
      const place = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const;
      return await this.#iteratorAt(shard, place);
    } catch (error) {
      // A stream keeps its records for a day.
      if (isNamed(error, 'TrimmedDataAccessException')) {
        return this.#iteratorAt(shard, fromTheStart);
      }
      throw error;
    }
  }

  #iteratorAt({ id }: Shard, place: Place): Promise<string> {
    return this.#calls.iterator(this.#position?.streamArn ?? '', id, place);
  }

  async #records(shard: Shard, iterator: string, limit: number) {
    try {
      return await this.#calls.records(iterator, limit);
    } catch (error) {
      // An iterator is good for a quarter of an hour, and a machine may have slept.
      if (!isNamed(error, 'ExpiredIteratorException')) throw error;
      return this.#calls.records(await this.#iteratorOf(shard), limit);
    }
  }
}

const fromTheStart = { ShardIteratorType: 'TRIM_HORIZON' } as const;

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DynamoDbError && error.name === name;
