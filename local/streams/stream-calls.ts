/** The calls of DynamoDB's streams API that are needed to read a stream. */
import { callDynamoDbStreams } from '../dynamodb/call.ts';
import type { DescribedShard } from './shards.ts';

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

export type StreamPage = {
  readonly Records: readonly StreamRecord[];
  /** Missing once the shard is closed and read to its end. */
  readonly NextShardIterator?: string;
};

type DescribeStreamAnswer = {
  readonly StreamDescription: {
    readonly Shards: readonly { readonly ShardId: string; readonly ParentShardId?: string }[];
    readonly LastEvaluatedShardId?: string;
  };
};

/** The calls at this address; each throws a `DynamoDbError`. */
export const streamCalls = (url: string) => ({
  /** All of them, from however many pages; oldest first. */
  shards: async (StreamArn: string): Promise<readonly DescribedShard[]> => {
    const shards: DescribedShard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const input = {
        StreamArn,
        ...(ExclusiveStartShardId !== undefined && { ExclusiveStartShardId }),
      };
      const { StreamDescription } = (await callDynamoDbStreams(
        url,
        'DescribeStream',
        input,
      )) as DescribeStreamAnswer;
      for (const { ShardId, ParentShardId } of StreamDescription.Shards) {
        shards.push({ id: ShardId, parentId: ParentShardId });
      }
      ExclusiveStartShardId = StreamDescription.LastEvaluatedShardId;
    } while (ExclusiveStartShardId !== undefined);
    return shards;
  },
  iterator: async (StreamArn: string, ShardId: string, place: Place): Promise<string> => {
    const input = { StreamArn, ShardId, ...place };
    const { ShardIterator } = await callDynamoDbStreams(url, 'GetShardIterator', input);
    return String(ShardIterator);
  },
  records: async (ShardIterator: string, Limit: number): Promise<StreamPage> =>
    (await callDynamoDbStreams(url, 'GetRecords', { ShardIterator, Limit })) as StreamPage,
});
