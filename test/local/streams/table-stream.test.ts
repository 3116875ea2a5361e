import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';
import { positionStore } from '../../../local/streams/positions.ts';
import { TableStream } from '../../../local/streams/table-stream.ts';
import { stoppedClock, streamedTables } from './streamed-tables.ts';

const hourMs = 3_600_000;

describe('on the engine', () => {
  const { deployed, start, stop, url } = streamedTables();
  beforeAll(start);
  afterAll(stop);
  const { clock, stop: stopClock, start: startClock } = stoppedClock();
  beforeEach(stopClock);
  afterEach(startClock);

  test('there are no shards while there is no table', async () => {
    const stream = new TableStream(url(), 'Missing', positionStore('Mapping'));
    expect(await stream.shards()).toEqual([]);
  });

  test('a write that changes nothing has no record', async () => {
    const batches: (readonly string[])[] = [];
    const { source, create, put } = deployed((ids) => void batches.push(ids));
    await create();
    await put(['a']);
    await put(['a', 'b']);
    await source().poll();
    expect(batches).toEqual([['a', 'b']]);
  });

  test('a restart goes on where it was', async () => {
    const batches: string[] = [];
    const { source, create, put } = deployed((ids) => {
      batches.push(ids.join(''));
      if (ids.includes('f')) throw new Error('down');
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'streams-'));
    await create();
    await put(['a', 'b', 'c', 'd', 'e', 'f']);
    await source(folder).poll();
    clock.now += hourMs;
    await source(folder).poll();
    expect(batches).toEqual(['abcd', 'ef', 'ef']);
  });

  test('what is in the stream now can be skipped', async () => {
    const batches: string[] = [];
    const { source, create, put } = deployed((ids) => void batches.push(ids.join('')));
    await create();
    const events = source();
    await put(['a', 'b', 'c', 'd', 'e']);
    await events.skip();
    await put(['f']);
    expect(await events.poll()).toBe(1);
    expect(batches).toEqual(['f']);
  });
});

/** What the engine never does, and DynamoDB does: iterators expire, records and shards go. */
describe('on DynamoDB', () => {
  type Call = { readonly action: string; readonly input: Readonly<Record<string, unknown>> };
  let server: HttpServer | undefined;
  afterEach(() => server?.stop());

  /** A stream whose calls are answered by this; a text is the name of an error. */
  const streamOf = async (answer: (call: Call) => object | string, kept = positionStore('M')) => {
    const calls: Call[] = [];
    server = await serve(0, async ({ headers, body }) => {
      const action = headers['x-amz-target']?.split('.')[1] ?? '';
      const call = { action, input: JSON.parse(body.toString()) };
      calls.push(call);
      const answered =
        action === 'DescribeTable'
          ? { Table: { LatestStreamArn: 'arn:1', StreamSpecification: { StreamEnabled: true } } }
          : answer(call);
      return typeof answered === 'string'
        ? jsonAnswer(400, { __type: `com.amazonaws#${answered}`, message: 'No.' })
        : jsonAnswer(200, answered);
    });
    const stream = new TableStream(server.url, 'Table', kept);
    return { stream, actions: () => calls.map(({ action }) => action), calls };
  };
  const described = (...ids: readonly string[]) => ({
    StreamDescription: { Shards: ids.map((ShardId) => ({ ShardId })) },
  });
  const record = (SequenceNumber: string) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, ApproximateCreationDateTime: 0 },
  });
  const firstShard = async (stream: TableStream) => {
    const [shard] = await stream.shards();
    if (shard === undefined) throw new Error('There is a shard.');
    return shard;
  };

  test('an iterator that has expired is replaced, after what was read', async () => {
    let isExpired = false;
    const { stream, calls } = await streamOf(({ action, input }) => {
      if (action === 'DescribeStream') return described('s1');
      if (action === 'GetShardIterator') {
        isExpired = false;
        return { ShardIterator: `at ${input.SequenceNumber ?? 'start'}` };
      }
      if (isExpired) return 'ExpiredIteratorException';
      isExpired = true;
      return { Records: [record('7')], NextShardIterator: 'next' };
    });
    const shard = await firstShard(stream);
    await stream.read(shard, 10);
    await stream.read(shard, 10);
    expect(calls.at(-1)?.input.ShardIterator).toBe('at 7');
  });

  test('a position that the stream no longer keeps is replaced by its oldest record', async () => {
    const kept = positionStore('M');
    kept.write({ streamArn: 'arn:1', shards: { s1: { after: '3' } } });
    const { stream, calls } = await streamOf(({ action, input }) => {
      if (action === 'DescribeStream') return described('s1');
      if (action === 'GetRecords') return { Records: [], NextShardIterator: 'next' };
      return input.ShardIteratorType === 'TRIM_HORIZON'
        ? { ShardIterator: 'oldest' }
        : 'TrimmedDataAccessException';
    }, kept);
    await stream.read(await firstShard(stream), 10);
    expect(calls.at(-1)?.input.ShardIterator).toBe('oldest');
  });

  test('a shard is closed once a read after its last records finds none', async () => {
    const kept = positionStore('M');
    const { stream } = await streamOf(({ action, input }) => {
      if (action === 'DescribeStream') return described('s1', 's2');
      if (action === 'GetShardIterator') return { ShardIterator: `after ${input.SequenceNumber}` };
      const { ShardIterator: iterator } = input;
      if (iterator === 'last') return { Records: [record('2')] };
      return iterator === 'after 2'
        ? { Records: [] }
        : { Records: [record('1')], NextShardIterator: 'last' };
    }, kept);
    const first = await firstShard(stream);
    await stream.read(first, 10);
    expect(await stream.read(first, 10)).toHaveLength(1);
    expect(first.isClosed).toBe(false);
    stream.advance(first, '2');
    expect(kept.read()?.shards.s1).toEqual({ after: '2' });
    expect(await stream.read(first, 10)).toEqual([]);
    expect(kept.read()?.shards.s1).toEqual({ isClosed: true });
    expect((await stream.shards()).map(({ id }) => id)).toEqual(['s2']);
  });

  test('when all shards are closed their successors are asked for', async () => {
    const shards = ['s1'];
    const { stream } = await streamOf(({ action }) => {
      if (action === 'DescribeStream') return described(...shards);
      return action === 'GetRecords' ? { Records: [] } : { ShardIterator: 'i' };
    });
    await stream.read(await firstShard(stream), 10);
    shards.push('s2');
    expect((await stream.shards()).map(({ id }) => id)).toEqual(['s2']);
  });

  test('a position of another stream is not this one’s', async () => {
    const kept = positionStore('M');
    kept.write({ streamArn: 'arn:0', shards: { s1: { isClosed: true } } });
    const { stream } = await streamOf(() => described('s1'), kept);
    expect(await stream.shards()).toMatchObject([{ id: 's1', isClosed: false }]);
  });

  test('any other failure is passed on', async () => {
    const { stream } = await streamOf(() => 'InternalServerError');
    await expect(stream.shards()).rejects.toMatchObject({ name: 'InternalServerError' });
  });
});
