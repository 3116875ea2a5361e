/** The calls of DynamoDB's streams API that are needed to read a stream. */
import { callDynamoDbStreams } from '../dynamodb/call.ts';

export type StreamRecord = {
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    /** Unix seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly NewImage?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
  };
};

/** Where an iterator begins in its shard: at the start, after a record, or at the current end. */
export type Place =
  | { readonly ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly ShardIteratorType: 'AFTER_SEQUENCE_NUMBER'; readonly SequenceNumber: string };

type Records = {
  readonly Records: readonly StreamRecord[];
  /** Missing once the shard is closed and read to its end. */
  readonly NextShardIterator?: string;
};

/** The calls at this address; each throws a `DynamoDbError`. */
export const streamCalls = (url: string) => ({
  /** Oldest first. */
  shardIds: async (StreamArn: string): Promise<readonly string[]> => {
    const answer = (await callDynamoDbStreams(url, 'DescribeStream', { StreamArn })) as {
      readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] };
    };
    return answer.StreamDescription.Shards.map(({ ShardId }) => ShardId);
  },
  iterator: async (StreamArn: string, ShardId: string, place: Place): Promise<string> => {
    const input = { StreamArn, ShardId, ...place };
    const { ShardIterator } = await callDynamoDbStreams(url, 'GetShardIterator', input);
    return String(ShardIterator);
  },
  records: async (ShardIterator: string, Limit: number): Promise<Records> =>
    (await callDynamoDbStreams(url, 'GetRecords', { ShardIterator, Limit })) as Records,
});
