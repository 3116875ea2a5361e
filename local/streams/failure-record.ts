/** AWS's record of a batch that failed past its retries. */
import { randomUUID } from 'node:crypto';
import type { StreamRecord } from './stream-calls.ts';

type Failure = {
  readonly shardId: string;
  /** How often the function was called with the batch. */
  readonly attempts: number;
  readonly streamArn: string;
  readonly functionName: string;
};

/**
 * Says where the records are in the stream, and not what is in them.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const failureRecord = (
  records: readonly StreamRecord[],
  { shardId, attempts, streamArn, functionName }: Failure,
) => {
  const [first, last] = [records.at(0)?.dynamodb, records.at(-1)?.dynamodb];
  const arrival = (seconds = 0) => new Date(seconds * 1000).toISOString();
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: 'Unhandled',
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  };
};
