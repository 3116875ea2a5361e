/**
 * The template's event source mappings: from a table's stream to a function, failures to a queue.
 */
import { createHash } from 'node:crypto';
import { assertPattern, matches } from '../events/pattern.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Queue } from '../queues.ts';
import type { ResolvedResource, Stack } from '../template/stack.ts';
import { createEventSource, type EventSource } from './event-source.ts';
import { failureRecord } from './failure-record.ts';
import { positionStore } from './positions.ts';
import type { StreamRecord } from './stream-calls.ts';
import { TableStream } from './table-stream.ts';

type MappingProperties = {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly StartingPosition: string;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  readonly MaximumRetryAttempts?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly FunctionResponseTypes?: readonly string[];
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
};

/** The properties that are read below, and some that make no difference on one machine. */
const known = new Set([
  ...['EventSourceArn', 'FunctionName', 'StartingPosition', 'Enabled', 'BatchSize'],
  ...['MaximumRetryAttempts', 'BisectBatchOnFunctionError', 'FunctionResponseTypes'],
  ...['DestinationConfig', 'FilterCriteria'],
  ...[
    'MaximumBatchingWindowInSeconds',
    'MaximumRecordAgeInSeconds',
    'ParallelizationFactor',
    'Tags',
  ],
]);

type Options = {
  /** By name or ARN. */
  readonly lambdaOf: (name: string) => LambdaFunction | undefined;
  readonly queues: readonly Queue[];
  readonly dynamoDbUrl: string;
  /**
   * Keeps how far each has read, between runs; without it each starts at the beginning of its
   * stream.
   */
  readonly folder?: string;
};

/** Throws an Error for a mapping that can't be run here, such as one of a queue. */
export const eventSourcesOf = (stack: Stack, options: Options): readonly EventSource[] => {
  const tables = stack.ofType('AWS::DynamoDB::Table');
  return stack
    .ofType<MappingProperties>('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false)
    .map((mapping) => {
      const { logicalId, properties } = mapping;
      const table = tables.find(({ arn }) =>
        properties.EventSourceArn.startsWith(`${arn}/stream/`),
      );
      if (table === undefined) {
        throw new Error(
          `${logicalId} reads ${properties.EventSourceArn}: only tables' streams can.`,
        );
      }
      return sourceOf(mapping, table.ref, options);
    });
};

const sourceOf = (
  { logicalId, properties }: ResolvedResource<MappingProperties>,
  tableName: string,
  { lambdaOf, queues, dynamoDbUrl, folder }: Options,
): EventSource => {
  const { EventSourceArn, FunctionName, StartingPosition, FilterCriteria } = properties;
  const unknown = Object.keys(properties).filter((name) => !known.has(name));
  if (unknown.length > 0 || StartingPosition !== 'TRIM_HORIZON') {
    throw new Error(
      `${logicalId} has ${unknown.join(', ') || `the starting position ${StartingPosition}`}, which ` +
        'can’t be run here: teach local/streams/event-sources.ts. It starts at TRIM_HORIZON.',
    );
  }
  const lambda = lambdaOf(FunctionName);
  if (lambda === undefined) throw new Error(`${logicalId} calls ${FunctionName}, no function.`);
  const onFailure = properties.DestinationConfig?.OnFailure?.Destination;
  const queue = queues.find(({ arn }) => arn === onFailure);
  if (onFailure !== undefined && queue === undefined) {
    throw new Error(`${logicalId} sends what failed to ${onFailure}, which is no queue.`);
  }
  const patterns = (FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    assertPattern(JSON.parse(Pattern), logicalId),
  );
  return createEventSource({
    logicalId,
    stream: new TableStream(dynamoDbUrl, tableName, positionStore(logicalId, folder)),
    lambda,
    batchSize: properties.BatchSize ?? 100,
    maximumRetryAttempts: properties.MaximumRetryAttempts ?? -1,
    bisects: properties.BisectBatchOnFunctionError ?? false,
    reportsItemFailures:
      properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    isWanted: (record) =>
      patterns.length === 0 || patterns.some((pattern) => matches(pattern, record)),
    eventOf: (record) => eventOf(record, tableName, EventSourceArn),
    giveUp: (records, shardId, attempts) => {
      const { name: functionName } = lambda.configuration;
      const about = { shardId, attempts, streamArn: EventSourceArn, functionName };
      queue?.send(JSON.stringify(failureRecord(records, about)));
    },
  });
};

/** A record with AWS's own id, region and stream in place of those that the engine gives it. */
const eventOf = (record: StreamRecord, tableName: string, eventSourceARN: string): unknown => ({
  ...record,
  eventID: createHash('md5').update(`${tableName} ${record.dynamodb.SequenceNumber}`).digest('hex'),
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  eventSourceARN,
});
