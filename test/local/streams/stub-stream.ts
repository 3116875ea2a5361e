/**
 * A table's stream that does at once what DynamoDB's do in hours: shards are closed and replaced,
 * records and shards are trimmed away, iterators are lost. The streams API's documentation says how;
 * https://github.com/aws/aws-sdk-java/issues/2923 how DynamoDB Local loses iterators.
 */
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';

type Kept = { readonly number: number; readonly key: string };

type StubShard = {
  readonly id: string;
  readonly parentId: string | undefined;
  /** The keys whose records it gets while it is open. */
  readonly keys: readonly string[];
  records: Kept[];
  /** The number of its last record that is gone. */
  trimmedUpTo: number;
  isClosed: boolean;
};

type Pointer = { readonly shardId: string; readonly after: number; readonly hasSeenNone: boolean };

/** An answer that is an error, by the name that DynamoDB gives it. */
class Refusal extends Error {}

/** DescribeStream has so many shards on a page. */
const shardsOnPage = 2;

export class StubStream {
  /** Each table of this name has a stream of its own; undefined while there is no table. */
  streamArn: string | undefined = 'arn:stream:1';
  /** As on DynamoDB Local: what points into an empty shard is lost with its first record. */
  losesEmptyIterators = false;
  /** No iterator begins after a record, though the record is there. */
  refusesNumbers = false;
  shards: readonly StubShard[] = [];
  /** What was asked, and of which shard, such as `GetShardIterator s1 TRIM_HORIZON`. */
  asked: string[] = [];
  readonly #iterators = new Map<string, Pointer>();
  #count = 0;
  #server: HttpServer | undefined;

  constructor(keys: readonly string[]) {
    this.#add(keys, undefined);
  }

  /** Listens, and returns its address. */
  async open(): Promise<string> {
    this.#server = await serve(0, async ({ headers, body }) => {
      try {
        const action = headers['x-amz-target']?.split('.')[1] ?? '';
        return jsonAnswer(200, this.#answer(action, JSON.parse(body.toString())));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return jsonAnswer(400, { __type: `com.amazonaws#${error.message}`, message: 'No.' });
      }
    });
    return this.#server.url;
  }

  close(): Promise<void> {
    return this.#server?.stop() ?? Promise.resolve();
  }

  /** Writes one record of each of these keys. */
  put(...keys: readonly string[]): void {
    for (const key of keys) this.#openShardOf(key).records.push({ number: this.#next(), key });
  }

  /** Closes the shard of this key; its keys go to one child, or to two. */
  replace(key: string, children: 1 | 2 = 1): void {
    const shard = this.#openShardOf(key);
    shard.isClosed = true;
    const middle = children === 1 ? shard.keys.length : Math.ceil(shard.keys.length / 2);
    for (const keys of [shard.keys.slice(0, middle), shard.keys.slice(middle)]) {
      if (keys.length > 0) this.#add(keys, shard.id);
    }
  }

  /** Every iterator that was given out has expired. */
  expire(): void {
    this.#iterators.clear();
  }

  /** Deletes the records up to this number, and the closed shards that then have none. */
  trim(number = this.#count): void {
    for (const shard of this.shards) {
      const gone = shard.records.filter((record) => record.number <= number);
      shard.records = shard.records.filter((record) => record.number > number);
      shard.trimmedUpTo = gone.at(-1)?.number ?? shard.trimmedUpTo;
    }
    this.shards = this.shards.filter(({ isClosed, records }) => !isClosed || records.length > 0);
  }

  /** The table is deleted, and one of the same name is created. */
  recreate(keys: readonly string[]): void {
    this.shards = [];
    this.#iterators.clear();
    this.streamArn = `arn:stream:${this.#next()}`;
    this.#add(keys, undefined);
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #add(keys: readonly string[], parentId: string | undefined): void {
    const id = `s${this.#next()}`;
    const shard = { id, parentId, keys, records: [], trimmedUpTo: 0, isClosed: false };
    this.shards = [...this.shards, shard];
  }

  #openShardOf(key: string): StubShard {
    const found = this.shards.find(({ isClosed, keys }) => !isClosed && keys.includes(key));
    if (found === undefined) throw new Error(`No open shard has the key ${key}.`);
    return found;
  }

  #answer(action: string, input: Readonly<Record<string, string>>): object {
    const { StreamArn, ShardId, ShardIterator } = input;
    const pointer = this.#iterators.get(ShardIterator ?? '');
    const about = [ShardId ?? pointer?.shardId, input.ShardIteratorType, input.SequenceNumber];
    this.asked.push([action, ...about.filter((each) => each !== undefined)].join(' '));
    if (action === 'DescribeTable') return this.#table();
    if (StreamArn !== undefined && StreamArn !== this.streamArn) throw notFound();
    if (action === 'DescribeStream') return this.#page(input.ExclusiveStartShardId);
    if (action === 'GetShardIterator') return { ShardIterator: this.#iterator(input) };
    if (pointer === undefined) throw new Refusal('ExpiredIteratorException');
    return this.#records(pointer, Number(input.Limit));
  }

  #table(): object {
    if (this.streamArn === undefined) throw notFound();
    const StreamSpecification = { StreamEnabled: true };
    return { Table: { LatestStreamArn: this.streamArn, StreamSpecification } };
  }

  #page(startId: string | undefined): object {
    const from = this.shards.findIndex(({ id }) => id === startId) + 1;
    const page = this.shards.slice(from, from + shardsOnPage);
    const isLast = from + shardsOnPage >= this.shards.length;
    return {
      StreamDescription: {
        Shards: page.map(({ id, parentId }) => ({ ShardId: id, ParentShardId: parentId })),
        ...(!isLast && { LastEvaluatedShardId: page.at(-1)?.id }),
      },
    };
  }

  #iterator({ ShardId, ShardIteratorType, SequenceNumber }: Readonly<Record<string, string>>) {
    const shard = this.#shardOf(ShardId ?? '');
    const places: Readonly<Record<string, number>> = {
      TRIM_HORIZON: shard.trimmedUpTo,
      LATEST: shard.records.at(-1)?.number ?? shard.trimmedUpTo,
    };
    const after = places[ShardIteratorType ?? ''] ?? Number(SequenceNumber);
    const isRefused = this.refusesNumbers && SequenceNumber !== undefined;
    if (isRefused || after < shard.trimmedUpTo) throw new Refusal('TrimmedDataAccessException');
    return this.#give(shard, after);
  }

  #give(shard: StubShard, after: number): string {
    const token = `i${this.#next()}`;
    const hasSeenNone = shard.records.length === 0 && shard.trimmedUpTo === 0;
    this.#iterators.set(token, { shardId: shard.id, after, hasSeenNone });
    return token;
  }

  #records({ shardId, after, hasSeenNone }: Pointer, limit: number): object {
    const shard = this.#shardOf(shardId);
    const isLost = this.losesEmptyIterators && hasSeenNone && shard.records.length > 0;
    if (isLost || after < shard.trimmedUpTo) throw new Refusal('TrimmedDataAccessException');
    const page = shard.records.filter(({ number }) => number > after).slice(0, limit);
    const last = page.at(-1)?.number ?? after;
    const isEnd = shard.isClosed && shard.records.every(({ number }) => number <= last);
    return {
      Records: page.map(({ number, key }) => ({
        eventName: 'INSERT',
        dynamodb: {
          Keys: { id: { S: key } },
          SequenceNumber: String(number),
          ApproximateCreationDateTime: 0,
        },
      })),
      ...(!isEnd && { NextShardIterator: this.#give(shard, last) }),
    };
  }

  #shardOf(shardId: string): StubShard {
    const found = this.shards.find(({ id }) => id === shardId);
    if (found === undefined) throw notFound();
    return found;
  }
}

const notFound = () => new Refusal('ResourceNotFoundException');
