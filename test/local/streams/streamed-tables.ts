/** A table with a stream to a function, on a real engine, and the clock that its retries go by. */
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import { createTables, type TableProperties } from '../../../local/dynamodb/tables.ts';
import { createQueues } from '../../../local/queues.ts';
import type { EventSource } from '../../../local/streams/event-source.ts';
import { eventSourcesOf } from '../../../local/streams/event-sources.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stackOf } from '../stack-of.ts';

/** A record as the function gets it. */
export type Delivered = {
  readonly eventName: string;
  readonly eventID: string;
  readonly dynamodb: {
    readonly Keys: { readonly id: { readonly S: string } };
    readonly SequenceNumber: string;
  };
};
type Handler = (ids: readonly string[], records: readonly Delivered[]) => unknown;

/** The tables of a test file, on one engine: `start` and `stop` are for before and after all. */
export const streamedTables = () => {
  let engine: Engine;
  let tables = 0;

  /** A table of its own with a stream to a function; `handler` gets the keys of each batch. */
  const deployed = (handler: Handler, overrides: object = {}) => {
    tables += 1;
    const TableName = `Table${tables}`;
    const stack = stackOf({
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName,
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
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
          ...overrides,
        },
      },
    });
    const { lambda } = lambdaOf('Shop-Announce', (event) => {
      const { Records } = event as { readonly Records: readonly Delivered[] };
      return handler(
        Records.map(({ dynamodb }) => dynamodb.Keys.id.S),
        Records,
      );
    });
    const queues = createQueues(stack);
    /** The mapping, as each start of the system makes it. */
    const source = (folder?: string): EventSource => {
      const [made] = eventSourcesOf(stack, {
        lambdaOf: (name) => (name === 'Shop-Announce' ? lambda : undefined),
        queues,
        dynamoDbUrl: engine.url,
        ...(folder !== undefined && { folder }),
      });
      if (made === undefined) throw new Error('The stack has one mapping.');
      return made;
    };
    return {
      TableName,
      source,
      failures: () => queues[0]?.messages.map(({ body }) => JSON.parse(body)) ?? [],
      create: () => createTables(engine.url, stack.ofType<TableProperties>('AWS::DynamoDB::Table')),
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

  return {
    deployed,
    url: () => engine.url,
    start: async () => {
      engine = await startEngine();
    },
    stop: () => engine.stop(),
  };
};

/** The time that pauses are measured by; it stands still until it is moved. */
export const stoppedClock = () => {
  const clock = { now: 0 };
  return {
    clock,
    stop: () => {
      clock.now = Date.now();
      jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
    },
    start: () => jest.restoreAllMocks(),
  };
};
