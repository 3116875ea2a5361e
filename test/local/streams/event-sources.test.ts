import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import { createTables } from '../../../local/dynamodb/tables.ts';
import type { LambdaFunction } from '../../../local/lambda/function.ts';
import { createQueues } from '../../../local/queues.ts';
import type { EventSource } from '../../../local/streams/event-source.ts';
import { eventSourcesOf } from '../../../local/streams/event-sources.ts';
import { resolveStack } from '../../../local/template/stack.ts';

type Record_ = {
  readonly eventName: string;
  readonly eventID: string;
  readonly dynamodb: {
    readonly Keys: { readonly id: { readonly S: string } };
    readonly SequenceNumber: string;
  };
};
type Handler = (ids: readonly string[], records: readonly Record_[]) => unknown;

const hourMs = 3_600_000;
let engine: Engine;
let tables = 0;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());
let now = 0;
beforeEach(() => {
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A table of its own with a stream to a function; `handler` gets the keys of each batch. */
const deployed = async (handler: Handler, overrides: object = {}) => {
  tables += 1;
  const stack = resolveStack(
    {
      stackName: 'Shop',
      template: {
        Parameters: {},
        Resources: {
          Table: {
            Type: 'AWS::DynamoDB::Table',
            Properties: {
              TableName: `Table${tables}`,
              KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
              AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
              StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
            },
          },
          Failed: { Type: 'AWS::SQS::Queue' },
          Announce: { Type: 'AWS::Lambda::Function' },
          Mapping: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
              EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
              FunctionName: { Ref: 'Announce' },
              StartingPosition: 'TRIM_HORIZON',
              BatchSize: 4,
              MaximumRetryAttempts: 2,
              FunctionResponseTypes: ['ReportBatchItemFailures'],
              DestinationConfig: {
                OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } },
              },
              ...overrides,
            },
          },
        },
        Outputs: {},
      },
      assetPath: (key) => key,
    },
    {},
  );
  const lambda = {
    configuration: { name: 'Shop-Announce' },
    invoke: async ({ Records }: { Records: readonly Record_[] }) =>
      handler(
        Records.map(({ dynamodb }) => dynamodb.Keys.id.S),
        Records,
      ),
  } as unknown as LambdaFunction;
  const queues = createQueues(stack);
  const sources = (folder?: string): EventSource => {
    const [source] = eventSourcesOf(stack, {
      lambdaOf: (name) => (name === 'Shop-Announce' ? lambda : undefined),
      queues,
      dynamoDbUrl: engine.url,
      ...(folder !== undefined && { folder }),
    });
    if (source === undefined) throw new Error('The stack has one mapping.');
    return source;
  };
  const TableName = `Table${tables}`;
  return {
    sources,
    failures: () => queues[0]?.messages.map(({ body }) => JSON.parse(body)) ?? [],
    create: () => createTables(engine.url, stack.ofType<never>('AWS::DynamoDB::Table')),
    put: async (ids: readonly string[], state = 'new') => {
      for (const id of ids) {
        const Item = { id: { S: id }, state: { S: state } };
        await callDynamoDb(engine.url, 'PutItem', { TableName, Item });
      }
    },
    remove: (id: string) =>
      callDynamoDb(engine.url, 'DeleteItem', { TableName, Key: { id: { S: id } } }),
  };
};

test('each change of the table gets to the function, in order, in AWS’s shape', async () => {
  const seen: Record_[] = [];
  const { sources, create, put, remove } = await deployed((_, records) => {
    seen.push(...records);
  });
  const source = sources();
  expect(await source.poll()).toBe(0);
  await create();
  await put(['a']);
  await put(['a'], 'old');
  await remove('a');
  expect(await source.poll()).toBe(3);
  expect(await source.poll()).toBe(0);
  expect(seen.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  expect(new Set(seen.map(({ eventID }) => eventID)).size).toBe(3);
  expect(seen[1]).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:us-east-1:.*:table\/.*\/stream\//),
    dynamodb: {
      Keys: { id: { S: 'a' } },
      NewImage: { id: { S: 'a' }, state: { S: 'old' } },
      OldImage: { id: { S: 'a' }, state: { S: 'new' } },
      SequenceNumber: expect.any(String),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      SizeBytes: expect.any(Number),
      ApproximateCreationDateTime: expect.any(Number),
    },
  });
});

test('a write that changes nothing is none', async () => {
  const batches: (readonly string[])[] = [];
  const { sources, create, put } = await deployed((ids) => void batches.push(ids));
  await create();
  await put(['a']);
  await put(['a', 'b']);
  await sources().poll();
  expect(batches).toEqual([['a', 'b']]);
});

test('batches are as large as they may be', async () => {
  const batches: (readonly string[])[] = [];
  const { sources, create, put } = await deployed((ids) => void batches.push(ids));
  await create();
  await put(['a', 'b', 'c', 'd', 'e']);
  expect(await sources().poll()).toBe(5);
  expect(batches).toEqual([['a', 'b', 'c', 'd'], ['e']]);
});

test('a batch that fails is delivered again after a pause, and nothing overtakes it', async () => {
  const batches: (readonly string[])[] = [];
  let isWell = false;
  const { sources, create, put } = await deployed((ids) => {
    batches.push(ids);
    if (!isWell) throw new Error('down');
  });
  await create();
  const source = sources();
  await put(['a', 'b', 'c', 'd', 'e']);
  expect(await source.poll()).toBe(0);
  expect(source.retryAt()).toBe(now + 1000);
  isWell = true;
  now += 999;
  expect(await source.poll()).toBe(0);
  now += 1;
  expect(await source.poll()).toBe(5);
  expect(source.retryAt()).toBeUndefined();
  const whole = ['a', 'b', 'c', 'd'];
  expect(batches).toEqual([whole, whole, ['e']]);
});

test('what fails past its retries goes to the queue as AWS tells of it, and the rest goes on', async () => {
  const batches: (readonly string[])[] = [];
  const { sources, create, put, failures } = await deployed((ids) => {
    batches.push(ids);
    if (ids.includes('a')) throw new Error('down');
  });
  await create();
  const source = sources();
  await put(['a', 'b', 'c', 'd', 'e']);
  for (let hour = 0; hour < 4; hour += 1) {
    await source.poll();
    now += hourMs;
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
  const { sources, create, put, failures } = await deployed(
    () => {
      calls += 1;
      throw new Error('down');
    },
    { MaximumRetryAttempts: undefined },
  );
  await create();
  const source = sources();
  await put(['a']);
  for (let hour = 0; hour < 50; hour += 1) {
    await source.poll();
    now += hourMs;
  }
  expect([calls, failures()]).toEqual([50, []]);
});

test('a batch that is split finds the record that fails, and gives up that one alone', async () => {
  const batches: string[] = [];
  const { sources, create, put, failures } = await deployed(
    (ids) => {
      batches.push(ids.join(''));
      if (ids.includes('c')) throw new Error('down');
    },
    { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
  );
  await create();
  const source = sources();
  await put(['a', 'b', 'c', 'd']);
  expect(await source.poll()).toBe(2);
  now += hourMs;
  expect(await source.poll()).toBe(2);
  expect(batches).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'd']);
  expect(failures()).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
});

test('of a batch that failed in part only the rest is delivered again', async () => {
  const batches: string[] = [];
  let isWell = false;
  const { sources, create, put } = await deployed((ids, records) => {
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
  const source = sources();
  await put(['a', 'b', 'c', 'd']);
  expect(await source.poll()).toBe(1);
  isWell = true;
  now += 1000;
  expect(await source.poll()).toBe(3);
  expect(batches).toEqual(['abcd', 'bcd']);
});

/** Fails, by reporting it, whatever there is of these keys. */
const failing =
  (keys: readonly string[]) =>
  (records: readonly Record_[]): object => ({
    batchItemFailures: records
      .filter(({ dynamodb }) => keys.includes(dynamodb.Keys.id.S))
      .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
  });

test('a record is retried as often as it may be, however often those before it were', async () => {
  const batches: string[] = [];
  const { sources, create, put, failures } = await deployed(
    (ids, records) => {
      batches.push(ids.join(''));
      if (batches.length === 1) throw new Error('down');
      return failing(batches.length === 2 ? ['b'] : [])(records);
    },
    { MaximumRetryAttempts: 1 },
  );
  await create();
  const source = sources();
  await put(['a', 'b']);
  for (let hour = 0; hour < 3; hour += 1) {
    await source.poll();
    now += hourMs;
  }
  expect([batches, failures()]).toEqual([['ab', 'ab', 'b'], []]);
});

test('a batch that is split is split where its failure is reported', async () => {
  const batches: string[] = [];
  const { sources, create, put, failures } = await deployed(
    (ids, records) => {
      batches.push(ids.join(''));
      return failing(['b'])(records);
    },
    { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 },
  );
  await create();
  const source = sources();
  await put(['a', 'b', 'c', 'd']);
  await source.poll();
  now += hourMs;
  await source.poll();
  expect(batches).toEqual(['abcd', 'bcd', 'bc', 'b', 'c', 'd']);
  expect(failures()).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
});

test('a reported failure of what is not in the batch fails all of it', async () => {
  const batches: string[] = [];
  const { sources, create, put } = await deployed((ids) => {
    batches.push(ids.join(''));
    return { batchItemFailures: batches.length === 1 ? [{ itemIdentifier: '' }] : null };
  });
  await create();
  const source = sources();
  await put(['a', 'b']);
  expect(await source.poll()).toBe(0);
  now += 1000;
  expect(await source.poll()).toBe(2);
  expect(batches).toEqual(['ab', 'ab']);
});

test('a filter keeps from the function what it does not want', async () => {
  const batches: (readonly string[])[] = [];
  const { sources, create, put } = await deployed((ids) => void batches.push(ids), {
    FilterCriteria: {
      Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"state":{"S":["paid"]}}}}' }],
    },
  });
  await create();
  const source = sources();
  await put(['a', 'b']);
  await put(['b'], 'paid');
  expect(await source.poll()).toBe(1);
  expect(batches).toEqual([['b']]);
});

test('a restart goes on where it was', async () => {
  const batches: string[] = [];
  const { sources, create, put } = await deployed((ids) => {
    batches.push(ids.join(''));
    if (ids.includes('f')) throw new Error('down');
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'streams-'));
  await create();
  await put(['a', 'b', 'c', 'd', 'e', 'f']);
  await sources(folder).poll();
  now += hourMs;
  await sources(folder).poll();
  expect(batches).toEqual(['abcd', 'ef', 'ef']);
});

test('what there is may be left out', async () => {
  const batches: string[] = [];
  const { sources, create, put } = await deployed((ids) => void batches.push(ids.join('')));
  await create();
  const source = sources();
  await put(['a', 'b', 'c', 'd', 'e']);
  await source.skip();
  await put(['f']);
  expect(await source.poll()).toBe(1);
  expect(batches).toEqual(['f']);
});

test('a table that there is gets the stream that it lacks', async () => {
  const batches: string[] = [];
  const { sources, create, put } = await deployed((ids) => void batches.push(ids.join('')));
  await callDynamoDb(engine.url, 'CreateTable', {
    TableName: `Table${tables}`,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await put(['a']);
  await create();
  await put(['b']);
  await sources().poll();
  expect(batches).toEqual(['b']);
});

test.each([
  [{ TumblingWindowInSeconds: 60 }, 'Mapping has TumblingWindowInSeconds'],
  [{ StartingPosition: 'LATEST' }, 'Mapping has the starting position LATEST'],
  [{ EventSourceArn: 'arn:aws:kinesis:…' }, 'Mapping reads arn:aws:kinesis:…'],
  [{ FunctionName: 'Other' }, 'Mapping calls Other'],
  [{ DestinationConfig: { OnFailure: { Destination: 'arn:s3' } } }, 'arn:s3, which is no queue'],
  [{ FilterCriteria: { Filters: [{ Pattern: '{"a":[{"suffix":"x"}]}' }] } }, 'suffix'],
])('a mapping with %j can’t be run here, and is named', async (overrides, sentence) => {
  const { sources } = await deployed(() => undefined, overrides);
  expect(() => sources()).toThrow(sentence);
});
