import { type Delivered, streamedTables } from './streamed-tables.ts';

const { deployed, start, stop } = streamedTables();
beforeAll(start);
afterAll(stop);

test('each change of the table gets to the function, in order, in AWS’s shape', async () => {
  const seen: Delivered[] = [];
  const { source, create, put, remove } = deployed((_, records) => {
    seen.push(...records);
  });
  const events = source();
  expect(await events.poll()).toBe(0);
  await create();
  await put(['a']);
  await put(['a'], 'old');
  await remove('a');
  expect(await events.poll()).toBe(3);
  expect(await events.poll()).toBe(0);
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

test('a filter keeps from the function what it does not want', async () => {
  const batches: (readonly string[])[] = [];
  const { source, create, put } = deployed((ids) => void batches.push(ids), {
    FilterCriteria: {
      Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"state":{"S":["paid"]}}}}' }],
    },
  });
  await create();
  const events = source();
  await put(['a', 'b']);
  await put(['b'], 'paid');
  expect(await events.poll()).toBe(1);
  expect(batches).toEqual([['b']]);
});

test.each([
  [{ TumblingWindowInSeconds: 60 }, 'Mapping has TumblingWindowInSeconds'],
  [{ StartingPosition: 'LATEST' }, 'Mapping has the starting position LATEST'],
  [{ EventSourceArn: 'arn:aws:kinesis:…' }, 'Mapping reads arn:aws:kinesis:…'],
  [{ FunctionName: 'Other' }, 'Mapping calls Other'],
  [{ DestinationConfig: { OnFailure: { Destination: 'arn:s3' } } }, 'arn:s3, which is no queue'],
  [{ FilterCriteria: { Filters: [{ Pattern: '{"a":[{"suffix":"x"}]}' }] } }, 'suffix'],
])('a mapping with %j can’t be run here, and is named', async (overrides, sentence) => {
  const { source } = deployed(() => undefined, overrides);
  expect(() => source()).toThrow(sentence);
});
