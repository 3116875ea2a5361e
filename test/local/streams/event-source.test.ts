import { type Delivered, stoppedClock, streamedTables } from './streamed-tables.ts';

const { deployed, start, stop } = streamedTables();
beforeAll(start);
afterAll(stop);
const { clock, stop: stopClock, start: startClock } = stoppedClock();
beforeEach(stopClock);
afterEach(startClock);

const hourMs = 3_600_000;

/** Fails, by reporting it, whatever there is of these keys. */
const failing =
  (keys: readonly string[]) =>
  (records: readonly Delivered[]): object => ({
    batchItemFailures: records
      .filter(({ dynamodb }) => keys.includes(dynamodb.Keys.id.S))
      .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
  });

test('batches are as large as they may be', async () => {
  const batches: (readonly string[])[] = [];
  const { source, create, put } = deployed((ids) => void batches.push(ids));
  await create();
  await put(['a', 'b', 'c', 'd', 'e']);
  expect(await source().poll()).toBe(5);
  expect(batches).toEqual([['a', 'b', 'c', 'd'], ['e']]);
});

test('a batch that fails is delivered again after a pause, and nothing overtakes it', async () => {
  const batches: (readonly string[])[] = [];
  let isWell = false;
  const { source, create, put } = deployed((ids) => {
    batches.push(ids);
    if (!isWell) throw new Error('down');
  });
  await create();
  const events = source();
  await put(['a', 'b', 'c', 'd', 'e']);
  expect(await events.poll()).toBe(0);
  expect(events.retryAt()).toBe(clock.now + 1000);
  isWell = true;
  clock.now += 999;
  expect(await events.poll()).toBe(0);
  clock.now += 1;
  expect(await events.poll()).toBe(5);
  expect(events.retryAt()).toBeUndefined();
  const whole = ['a', 'b', 'c', 'd'];
  expect(batches).toEqual([whole, whole, ['e']]);
});

test('what fails past its retries goes to the queue in AWS’s own form, and the rest goes on', async () => {
  const batches: (readonly string[])[] = [];
  const { source, create, put, failures } = deployed((ids) => {
    batches.push(ids);
    if (ids.includes('a')) throw new Error('down');
  });
  await create();
  const events = source();
  await put(['a', 'b', 'c', 'd', 'e']);
  for (let hour = 0; hour < 4; hour += 1) {
    await events.poll();
    clock.now += hourMs;
  }
  expect(batches.map((ids) => ids.join(''))).toEqual(['abcd', 'abcd', 'abcd', 'e']);
  expect(failures()).toEqual([
    {
      version: '1.0',
      timestamp: expect.stringMatching(/^\d{4}-/),
      requestContext: {
        requestId: expect.any(String),
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Shop-Announce',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 3,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      DDBStreamBatchInfo: expect.objectContaining({
        batchSize: 4,
        startSequenceNumber: expect.any(String),
        endSequenceNumber: expect.any(String),
      }),
    },
  ]);
});

test('without a limit a batch is tried for ever', async () => {
  let calls = 0;
  const { source, create, put, failures } = deployed(
    () => {
      calls += 1;
      throw new Error('down');
    },
    { MaximumRetryAttempts: undefined },
  );
  await create();
  const events = source();
  await put(['a']);
  for (let hour = 0; hour < 50; hour += 1) {
    await events.poll();
    clock.now += hourMs;
  }
  expect([calls, failures()]).toEqual([50, []]);
});

test('a batch that is split finds the record that fails, and gives up only that one', async () => {
  const batches: string[] = [];
  const { source, create, put, failures } = deployed(
    (ids) => {
      batches.push(ids.join(''));
      if (ids.includes('c')) throw new Error('down');
    },
    { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
  );
  await create();
  const events = source();
  await put(['a', 'b', 'c', 'd']);
  expect(await events.poll()).toBe(2);
  clock.now += hourMs;
  expect(await events.poll()).toBe(2);
  expect(batches).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'd']);
  expect(failures()).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
});

test('of a batch that failed in part only the rest is delivered again', async () => {
  const batches: string[] = [];
  let isWell = false;
  const { source, create, put } = deployed((ids, records) => {
    batches.push(ids.join(''));
    const failed = records.filter(({ dynamodb }) => ['b', 'd'].includes(dynamodb.Keys.id.S));
    return isWell
      ? { batchItemFailures: [] }
      : {
          batchItemFailures: failed
            .toReversed()
            .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
        };
  });
  await create();
  const events = source();
  await put(['a', 'b', 'c', 'd']);
  expect(await events.poll()).toBe(1);
  isWell = true;
  clock.now += 1000;
  expect(await events.poll()).toBe(3);
  expect(batches).toEqual(['abcd', 'bcd']);
});

test('a record is retried as often as it may be, however often those before it were', async () => {
  const batches: string[] = [];
  const { source, create, put, failures } = deployed(
    (ids, records) => {
      batches.push(ids.join(''));
      if (batches.length === 1) throw new Error('down');
      return failing(batches.length === 2 ? ['b'] : [])(records);
    },
    { MaximumRetryAttempts: 1 },
  );
  await create();
  const events = source();
  await put(['a', 'b']);
  for (let hour = 0; hour < 3; hour += 1) {
    await events.poll();
    clock.now += hourMs;
  }
  expect([batches, failures()]).toEqual([['ab', 'ab', 'b'], []]);
});

test('a batch that is split is split where its failure is reported', async () => {
  const batches: string[] = [];
  const { source, create, put, failures } = deployed(
    (ids, records) => {
      batches.push(ids.join(''));
      return failing(['b'])(records);
    },
    { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 },
  );
  await create();
  const events = source();
  await put(['a', 'b', 'c', 'd']);
  await events.poll();
  clock.now += hourMs;
  await events.poll();
  expect(batches).toEqual(['abcd', 'bcd', 'bc', 'b', 'c', 'd']);
  expect(failures()).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
});

test('a reported failure of what is not in the batch fails all of it', async () => {
  const batches: string[] = [];
  const { source, create, put } = deployed((ids) => {
    batches.push(ids.join(''));
    return { batchItemFailures: batches.length === 1 ? [{ itemIdentifier: '' }] : null };
  });
  await create();
  const events = source();
  await put(['a', 'b']);
  expect(await events.poll()).toBe(0);
  clock.now += 1000;
  expect(await events.poll()).toBe(2);
  expect(batches).toEqual(['ab', 'ab']);
});
