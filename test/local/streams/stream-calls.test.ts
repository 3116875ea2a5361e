import { streamArnOf } from '../../../local/dynamodb/tables.ts';
import { streamCalls } from '../../../local/streams/stream-calls.ts';
import { streamedTables } from './streamed-tables.ts';

const { deployed, start, stop, url } = streamedTables();
beforeAll(start);
afterAll(stop);

/** The one shard of a new table's stream. */
const shardOf = async () => {
  const { create, put, TableName } = deployed(() => undefined);
  await create();
  const calls = streamCalls(url());
  const streamArn = (await streamArnOf(url(), TableName)) ?? '';
  const [{ id: shardId } = { id: '' }] = await calls.shards(streamArn);
  return { calls, streamArn, shardId, put };
};

test('a shard is read from its start, after a record, and from its end on', async () => {
  const { calls, streamArn, shardId, put } = await shardOf();
  await put(['a', 'b', 'c']);
  const start = await calls.iterator(streamArn, shardId, { ShardIteratorType: 'TRIM_HORIZON' });
  const { Records } = await calls.records(start, 2);
  expect(Records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'INSERT']);
  const after = await calls.iterator(streamArn, shardId, {
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: Records[1]?.dynamodb.SequenceNumber ?? '',
  });
  expect((await calls.records(after, 10)).Records).toMatchObject([
    { dynamodb: { NewImage: { id: { S: 'c' } } } },
  ]);
  const end = await calls.iterator(streamArn, shardId, { ShardIteratorType: 'LATEST' });
  expect((await calls.records(end, 10)).Records).toEqual([]);
});

test('a stream that does not exist is DynamoDB’s own error', async () => {
  const missing = 'arn:aws:dynamodb:us-east-1:000000000000:table/None/stream/2026';
  await expect(streamCalls(url()).shards(missing)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
