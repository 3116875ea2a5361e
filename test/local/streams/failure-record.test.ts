import { failureRecord } from '../../../local/streams/failure-record.ts';

test('a batch that was given up is described by where it is, and not by what is in it', () => {
  const record = (SequenceNumber: string, ApproximateCreationDateTime: number) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, ApproximateCreationDateTime, NewImage: { e: { S: 'canary' } } },
  });
  const told = failureRecord([record('10', 1_790_000_000), record('12', 1_790_000_060)], {
    shardId: 'shard-1',
    attempts: 3,
    streamArn: 'arn:stream',
    functionName: 'Shop-Announce',
  });
  expect(told).toEqual({
    version: '1.0',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    requestContext: {
      requestId: expect.any(String),
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Shop-Announce',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 3,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    DDBStreamBatchInfo: {
      shardId: 'shard-1',
      batchSize: 2,
      startSequenceNumber: '10',
      endSequenceNumber: '12',
      approximateArrivalOfFirstRecord: '2026-09-21T14:13:20.000Z',
      approximateArrivalOfLastRecord: '2026-09-21T14:14:20.000Z',
      streamArn: 'arn:stream',
    },
  });
  expect(JSON.stringify(told)).not.toContain('canary');
});
