/**
 * Reads a table's stream in its order, shard after shard, and keeps how far its records are done.
 * Works with every engine that has DynamoDB's streams API.
 */
import { isDeepStrictEqual } from 'node:util';
import { DynamoDbError } from '../dynamodb/call.ts';
import { streamArnOf } from '../dynamodb/tables.ts';
import type { Position, PositionStore } from './positions.ts';
import { type Place, type StreamRecord, streamCalls } from './stream-calls.ts';

export type Shard = {
  readonly id: string;
  /** Where the next read begins; without it, after the position that was kept. */
  iterator?: string;
  /** The sequence number of the last record that was read. */
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

  /** The shards that have more to read, oldest first; none while the table does not exist. */
  async shards(): Promise<readonly Shard[]> {
    const open = () => this.#shards.filter(({ isClosed }) => !isClosed);
    // When a shard ends, its successor is already in the description.
    if (open().length === 0) this.#shards = await this.#describe();
    return open();
  }

  /** The next records of the shard, at most `limit`; none when it has no more for now. */
  async read(shard: Shard, limit: number): Promise<readonly StreamRecord[]> {
    const iterator = shard.iterator ?? (await this.#iteratorOf(shard));
    const { Records, NextShardIterator } = await this.#records(shard, iterator, limit);
    if (NextShardIterator !== undefined) shard.iterator = NextShardIterator;
    // The shard will get no more records. It is closed by the next read, which finds none: by then
    // the records of this read are done.
    else if (Records.length > 0) delete shard.iterator;
    else this.#close(shard);
    const last = Records.at(-1);
    if (last !== undefined) shard.readUpTo = last.dynamodb.SequenceNumber;
    // Unlike DynamoDB, the engine also has records of writes that changed nothing.
    return Records.filter(
      ({ eventName, dynamodb: { NewImage, OldImage } }) =>
        eventName !== 'MODIFY' ||
        NewImage === undefined ||
        OldImage === undefined ||
        !isDeepStrictEqual(NewImage, OldImage),
    );
  }

  /** The next read begins with what is written from now on. */
  async skip(shard: Shard): Promise<void> {
    shard.iterator = await this.#iteratorAt(shard, { ShardIteratorType: 'LATEST' });
  }

  /** All records up to this one are done: a later run goes on after it. */
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
    // A position of another stream is of an earlier table of the same name.
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
      // A stream keeps its records for a day; what was not read by then is gone.
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
      // An iterator expires after a quarter of an hour, which passes when the machine sleeps.
      if (!isNamed(error, 'ExpiredIteratorException')) throw error;
      return this.#calls.records(await this.#iteratorOf(shard), limit);
    }
  }
}

const fromTheStart = { ShardIteratorType: 'TRIM_HORIZON' } as const;

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DynamoDbError && error.name === name;
