/**
 * Reads a table's stream in its order, shard after shard, and keeps how far its records are done.
 * Works with every engine that has DynamoDB's streams API.
 */
import { isDeepStrictEqual } from 'node:util';
import { DynamoDbError } from '../dynamodb/call.ts';
import { streamArnOf } from '../dynamodb/tables.ts';
import type { Position, PositionStore } from './positions.ts';
import { type Shard, shardsAfter } from './shards.ts';
import { type Place, type StreamPage, type StreamRecord, streamCalls } from './stream-calls.ts';

export class TableStream {
  readonly #url: string;
  readonly #tableName: string;
  readonly #calls: ReturnType<typeof streamCalls>;
  readonly #positions: PositionStore;
  #position: Position | undefined;
  #shards: readonly Shard[] = [];
  /** False while a shard that has ended has no successor that is known. */
  #isComplete = false;

  constructor(url: string, tableName: string, positions: PositionStore) {
    this.#url = url;
    this.#tableName = tableName;
    this.#calls = streamCalls(url);
    this.#positions = positions;
  }

  /**
   * The shards that have more to read, oldest first; none while the table does not exist. A shard
   * whose parent is not done is not among them: what is written of one key stays in its order.
   */
  async shards(): Promise<readonly Shard[]> {
    if (!this.#isComplete) await this.#describe();
    const open = new Set(this.#shards.filter(({ isClosed }) => !isClosed).map(({ id }) => id));
    return this.#shards.filter(
      ({ id, parentId }) => open.has(id) && (parentId === undefined || !open.has(parentId)),
    );
  }

  /** The next records of the shard, at most `limit`; none when it has no more for now. */
  async read(shard: Shard, limit: number): Promise<readonly StreamRecord[]> {
    const page = shard.isReadToEnd ? end : await this.#page(shard, limit);
    const { NextShardIterator } = page;
    const done = this.#doneUpTo(shard);
    const records = page.Records.filter((record) => isAfter(record, done));
    // The shard will get no more records. It is closed by the next read: by then the records of this
    // one are done.
    shard.isReadToEnd = NextShardIterator === undefined;
    if (NextShardIterator === undefined) delete shard.iterator;
    else shard.iterator = NextShardIterator;
    if (shard.isReadToEnd && records.length === 0) this.#close(shard);
    const last = records.at(-1);
    if (last !== undefined) shard.readUpTo = last.dynamodb.SequenceNumber;
    // Unlike DynamoDB, the engine also has records of writes that changed nothing.
    return records.filter(
      ({ eventName, dynamodb: { NewImage, OldImage } }) =>
        eventName !== 'MODIFY' ||
        NewImage === undefined ||
        OldImage === undefined ||
        !isDeepStrictEqual(NewImage, OldImage),
    );
  }

  /**
   * The next read begins with what is written from now on. Should the iterator be lost before that
   * read has a record, the read begins where it would have begun without this.
   */
  async skip(shard: Shard): Promise<void> {
    shard.iterator = await this.#iteratorAt(shard, { ShardIteratorType: 'LATEST' });
  }

  /** All records up to this one are done: a later run goes on after it. */
  advance(shard: Shard, sequenceNumber: string | undefined): void {
    if (sequenceNumber !== undefined) this.#keep(shard, { after: sequenceNumber });
  }

  #close(shard: Shard): void {
    shard.isClosed = true;
    this.#isComplete = false;
    this.#keep(shard, { isClosed: true });
  }

  #keep(shard: Shard, done: Position['shards'][string]): void {
    // A shard of an earlier table of this name may have the id of one of today's.
    if (this.#position === undefined || !this.#shards.includes(shard)) return;
    this.#position.shards[shard.id] = done;
    this.#positions.write(this.#position);
  }

  /** Returns the ids of the shards that the stream has. */
  async #describe(): Promise<ReadonlySet<string>> {
    const streamArn = await streamArnOf(this.#url, this.#tableName).catch((error: unknown) => {
      if (isNamed(error, 'ResourceNotFoundException')) return undefined;
      throw error;
    });
    const described = streamArn === undefined ? [] : await this.#calls.shards(streamArn);
    const isSame = streamArn !== undefined && this.#position?.streamArn === streamArn;
    if (!isSame) {
      const kept = this.#positions.read();
      // A position of another stream is of an earlier table of the same name.
      if (streamArn === undefined) this.#position = undefined;
      else this.#position = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
    }
    const shards = this.#position?.shards ?? {};
    this.#shards = shardsAfter(isSame ? this.#shards : [], described, shards);
    const ids = new Set(described.map(({ id }) => id));
    for (const id of Object.keys(shards)) {
      if (!this.#shards.some((shard) => shard.id === id)) delete shards[id];
    }
    const parents = new Set(this.#shards.map(({ parentId }) => parentId));
    this.#isComplete =
      this.#shards.length > 0 &&
      this.#shards.every(({ id, isClosed }) => !isClosed || parents.has(id));
    return ids;
  }

  /**
   * Reads where the last read ended. An iterator can be lost: it expires after a quarter of an hour,
   * which passes when the machine sleeps; what it points at is trimmed after a day; and DynamoDB Local
   * loses one that points into an empty shard with the first record. Another one then begins after the
   * last record that was read or, where that record is trimmed, at the oldest one.
   */
  async #page(shard: Shard, limit: number): Promise<StreamPage> {
    const { iterator } = shard;
    try {
      if (iterator !== undefined) return await this.#calls.records(iterator, limit);
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    try {
      return await this.#pageAfter(shard, this.#doneUpTo(shard), limit);
    } catch (error) {
      if (!isNamed(error, 'ResourceNotFoundException')) throw error;
      if ((await this.#describe()).has(shard.id)) throw error;
      // It was trimmed away, or its table was deleted: nothing is left to read.
      return end;
    }
  }

  async #pageAfter(shard: Shard, done: string | undefined, limit: number): Promise<StreamPage> {
    const place: Place =
      done === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: done };
    try {
      return await this.#calls.records(await this.#iteratorAt(shard, place), limit);
    } catch (error) {
      if (done === undefined || !isNamed(error, 'TrimmedDataAccessException')) throw error;
      return this.#pageAfter(shard, undefined, limit);
    }
  }

  #doneUpTo({ id, readUpTo }: Shard): string | undefined {
    return readUpTo ?? this.#position?.shards[id]?.after;
  }

  #iteratorAt({ id }: Shard, place: Place): Promise<string> {
    return this.#calls.iterator(this.#position?.streamArn ?? '', id, place);
  }
}

/** What a shard answers that has ended and is read. */
const end: StreamPage = { Records: [] };

/** Sequence numbers are decimal, grow within a shard, and have more digits than a number keeps. */
const isAfter = ({ dynamodb }: StreamRecord, sequenceNumber: string | undefined): boolean =>
  sequenceNumber === undefined || BigInt(dynamodb.SequenceNumber) > BigInt(sequenceNumber);

const isLost = (error: unknown): boolean =>
  isNamed(error, 'ExpiredIteratorException') ||
  isNamed(error, 'TrimmedDataAccessException') ||
  isNamed(error, 'ResourceNotFoundException');

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DynamoDbError && error.name === name;
