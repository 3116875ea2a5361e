/** A stream that is read for days: shards end and are trimmed away, and iterators are lost. */
import fc from 'fast-check';
import { createEventSource, type EventSource } from '../../../local/streams/event-source.ts';
import { positionStore } from '../../../local/streams/positions.ts';
import type { StreamRecord } from '../../../local/streams/stream-calls.ts';
import { TableStream } from '../../../local/streams/table-stream.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stoppedClock } from './streamed-tables.ts';
import { StubStream } from './stub-stream.ts';

const { clock, stop: stopClock, start: startClock } = stoppedClock();
beforeEach(stopClock);
afterEach(startClock);
const hourMs = 3_600_000;

type Seen = StreamRecord & { readonly dynamodb: { readonly Keys: { id: { S: string } } } };

/** A reader of a stub's stream, and the keys and numbers of what its function has done. */
const readingOf = async (stub: StubStream) => {
  const url = await stub.open();
  const positions = positionStore('Mapping');
  const seen: { readonly key: string; readonly number: string }[] = [];
  const given: string[] = [];
  const state = { isDown: false };
  const { lambda } = lambdaOf('Announce', (event) => {
    if (state.isDown) throw new Error('down');
    for (const { dynamodb } of event as readonly Seen[] | never[]) {
      seen.push({ key: dynamodb.Keys.id.S, number: dynamodb.SequenceNumber });
    }
  });
  const source = (): EventSource =>
    createEventSource({
      logicalId: 'Mapping',
      stream: new TableStream(url, 'Table', positions),
      lambda: { ...lambda, invoke: (event) => lambda.invoke((event as { Records: [] }).Records) },
      batchSize: 2,
      maximumRetryAttempts: -1,
      bisects: false,
      reportsItemFailures: false,
      isWanted: () => true,
      eventOf: (record) => record,
      giveUp: (records) => given.push(...records.map(({ dynamodb }) => dynamodb.SequenceNumber)),
    });
  return { source, seen, state, positions, keys: () => seen.map(({ key }) => key).join('') };
};

const opened: StubStream[] = [];
const streamWith = (...keys: readonly string[]): StubStream => {
  const stub = new StubStream(keys);
  opened.push(stub);
  return stub;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((stub) => stub.close()));
});

describe('an iterator is lost, and nothing else is:', () => {
  test('DynamoDB Local loses it with the first record of an empty shard', async () => {
    const stub = streamWith('a');
    stub.losesEmptyIterators = true;
    const { source, keys } = await readingOf(stub);
    const events = source();
    await events.poll();
    stub.put('a', 'a', 'a');
    expect(await events.poll()).toBe(3);
    expect(keys()).toBe('aaa');
  });

  test('it expired before the first record', async () => {
    const stub = streamWith('a');
    const { source, keys } = await readingOf(stub);
    const events = source();
    await events.poll();
    stub.expire();
    stub.put('a', 'a');
    await events.poll();
    expect(keys()).toBe('aa');
  });

  test('it expired while a batch failed, and the batch comes first', async () => {
    const stub = streamWith('a', 'b');
    const { source, state, keys } = await readingOf(stub);
    const events = source();
    stub.put('a');
    state.isDown = true;
    await events.poll();
    stub.expire();
    stub.put('b');
    state.isDown = false;
    clock.now += hourMs;
    await events.poll();
    expect(keys()).toBe('ab');
  });

  test('what was read is trimmed: the next record follows', async () => {
    const stub = streamWith('a', 'b');
    const { source, keys } = await readingOf(stub);
    const events = source();
    stub.put('a');
    await events.poll();
    stub.put('a');
    stub.trim();
    stub.put('b');
    await events.poll();
    expect(keys()).toBe('ab');
    expect(stub.asked.slice(-4, -1)).toEqual([
      expect.stringMatching(/^GetShardIterator s1 AFTER_SEQUENCE_NUMBER/),
      'GetShardIterator s1 TRIM_HORIZON',
      'GetRecords s1',
    ]);
  });

  test('a page from the oldest record on has nothing a second time', async () => {
    const stub = streamWith('a', 'b');
    const { source, keys } = await readingOf(stub);
    const events = source();
    stub.put('a', 'a', 'a');
    await events.poll();
    stub.put('b');
    stub.refusesNumbers = true;
    stub.expire();
    await events.poll();
    await events.poll();
    expect(keys()).toBe('aaab');
  });

  test('any other refusal is passed on, and the next poll goes on from there', async () => {
    const stub = streamWith('a');
    const { source, keys } = await readingOf(stub);
    const events = source();
    stub.put('a');
    await events.poll();
    await stub.close();
    await expect(events.poll()).rejects.toMatchObject({ name: 'SdkClientException' });
    expect(keys()).toBe('a');
  });
});

describe('a shard has ended', () => {
  test('and one poll goes on with its child, where DynamoDB has shards rolled over', async () => {
    const stub = streamWith('a');
    const { source, keys } = await readingOf(stub);
    stub.put('a');
    stub.replace('a');
    stub.put('a');
    stub.replace('a');
    stub.put('a');
    expect(await source().poll()).toBe(3);
    expect(keys()).toBe('aaa');
  });

  test('with a batch that fails, and its children wait for it', async () => {
    const stub = streamWith('a', 'b');
    const { source, state, keys } = await readingOf(stub);
    const events = source();
    stub.put('a', 'b');
    stub.replace('a', 2);
    stub.put('b', 'a');
    state.isDown = true;
    expect(await events.poll()).toBe(0);
    state.isDown = false;
    expect(await events.poll()).toBe(0);
    clock.now += hourMs;
    expect(await events.poll()).toBe(4);
    expect(keys().slice(0, 2)).toBe('ab');
  });

  test('while another one is open, and its children are found', async () => {
    const stub = streamWith('a', 'b');
    const { source, seen } = await readingOf(stub);
    const events = source();
    stub.replace('a', 2);
    await events.poll();
    stub.replace('a', 2);
    stub.put('a', 'b');
    await events.poll();
    expect(seen.map(({ key }) => key).toSorted()).toEqual(['a', 'b']);
  });

  test('and all of more shards than one page describes are read', async () => {
    const stub = streamWith('a', 'b', 'c', 'd', 'e', 'f');
    const { source, seen } = await readingOf(stub);
    for (const key of ['a', 'a', 'd', 'd', 'f']) stub.replace(key, 2);
    stub.put('a', 'b', 'c', 'd', 'e', 'f');
    await source().poll();
    expect(new Set(seen.map(({ key }) => key)).size).toBe(6);
  });

  test('and was trimmed away unread: its child is read', async () => {
    const stub = streamWith('a', 'b');
    const { source, keys } = await readingOf(stub);
    const events = source();
    await events.poll();
    stub.put('a');
    stub.replace('a');
    stub.trim();
    stub.put('b');
    await events.poll();
    expect(keys()).toBe('b');
  });

  test('and was trimmed away while its batch failed: the batch is not lost', async () => {
    const stub = streamWith('a', 'b', 'c');
    stub.replace('a', 2);
    const { source, state, keys } = await readingOf(stub);
    const events = source();
    stub.put('a');
    state.isDown = true;
    await events.poll();
    stub.replace('a');
    stub.replace('c');
    stub.trim();
    // The stream is described again, without the shard of this batch.
    await events.poll();
    state.isDown = false;
    stub.put('b');
    clock.now += hourMs;
    await events.poll();
    expect(keys()).toBe('ab');
  });

  test('is remembered only as long as the stream has it', async () => {
    const stub = streamWith('a');
    const { source, positions } = await readingOf(stub);
    const events = source();
    stub.put('a');
    stub.replace('a');
    await events.poll();
    expect(Object.keys(positions.read()?.shards ?? {})).toContain('s1');
    stub.put('a');
    stub.replace('a');
    stub.trim();
    stub.put('a');
    await events.poll();
    expect(Object.keys(positions.read()?.shards ?? {})).not.toContain('s1');
  });
});

test('a table that was created again is read from its start', async () => {
  const stub = streamWith('a');
  const { source, keys } = await readingOf(stub);
  const events = source();
  stub.put('a');
  await events.poll();
  stub.recreate(['b']);
  await events.poll();
  stub.put('b');
  await events.poll();
  expect(keys()).toBe('ab');
});

test('what failed of a table that is gone is not waited for', async () => {
  const stub = streamWith('a', 'b');
  stub.replace('a', 2);
  const { source, state } = await readingOf(stub);
  const events = source();
  stub.put('a');
  state.isDown = true;
  await events.poll();
  expect(events.retryAt()).toBeDefined();
  stub.streamArn = undefined;
  stub.shards = [];
  await events.poll();
  expect(events.retryAt()).toBeUndefined();
});

/** What may happen to a stream and to its reader. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: fc.constantFrom('a', 'b', 'c', 'd') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      replace: fc.constantFrom('a', 'b', 'c', 'd'),
      children: fc.constantFrom(1 as const, 2 as const),
    }),
  },
  { weight: 4, arbitrary: fc.constantFrom('poll', 'poll while down', 'expire', 'trim', 'restart') },
);

test('whatever happens to shards and iterators, each key’s records come once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40 }), fc.boolean(), async (all, loses) => {
      const stub = new StubStream(['a', 'b', 'c', 'd']);
      stub.losesEmptyIterators = loses;
      const { source, seen, state } = await readingOf(stub);
      const written: string[] = [];
      let events = source();
      for (const each of all) {
        if (typeof each !== 'string' && 'put' in each) written.push(each.put);
        if (typeof each !== 'string' && 'put' in each) stub.put(each.put);
        else if (typeof each !== 'string') stub.replace(each.replace, each.children);
        else if (each === 'expire') stub.expire();
        else if (each === 'restart') events = source();
        // What has not been done yet is kept, as DynamoDB keeps a day's.
        else if (each === 'trim') stub.trim(Number(firstUndone(stub, seen)) - 1);
        else {
          state.isDown = each === 'poll while down';
          clock.now += hourMs;
          await events.poll();
        }
      }
      state.isDown = false;
      clock.now += hourMs;
      await events.poll();
      await stub.close();
      for (const key of ['a', 'b', 'c', 'd']) {
        const numbers = seen.filter((each) => each.key === key).map(({ number }) => Number(number));
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        expect(new Set(numbers).size).toBe(written.filter((each) => each === key).length);
        expect(numbers.length).toBe(new Set(numbers).size);
      }
    }),
    { numRuns: 60 },
  );
});

/** The number of the first record whose function has not succeeded. */
const firstUndone = (stub: StubStream, seen: readonly { readonly number: string }[]): number => {
  const done = new Set(seen.map(({ number }) => Number(number)));
  const undone = stub.shards.flatMap(({ records }) =>
    records.map(({ number }) => number).filter((number) => !done.has(number)),
  );
  return Math.min(...undone, 1_000_000_000);
};
