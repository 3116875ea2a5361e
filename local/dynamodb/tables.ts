/** Creates the template's tables on the engine, and reads them for the console and for tests. */
import type { ResolvedResource } from '../template/stack.ts';
import { callDynamoDb, DynamoDbError } from './call.ts';

export type TableProperties = {
  readonly KeySchema: unknown;
  readonly AttributeDefinitions: unknown;
  readonly GlobalSecondaryIndexes?: readonly Record<string, unknown>[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
};

/**
 * Creates each table that does not exist yet. An existing one keeps its data, and gets a stream if
 * the template has one by now.
 */
export const createTables = async (
  url: string,
  tables: readonly ResolvedResource<TableProperties>[],
): Promise<void> => {
  await Promise.all(
    tables.map(async ({ ref, properties }) => {
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = properties;
      const stream = streamOf(properties);
      const input = {
        TableName: ref,
        KeySchema,
        AttributeDefinitions,
        BillingMode: 'PAY_PER_REQUEST',
        ...(GlobalSecondaryIndexes !== undefined && { GlobalSecondaryIndexes }),
        ...stream,
      };
      try {
        await callDynamoDb(url, 'CreateTable', input);
      } catch (error) {
        if (!(error instanceof DynamoDbError && error.name === 'ResourceInUseException'))
          throw error;
        if (stream !== undefined && (await streamArnOf(url, ref)) === undefined) {
          await callDynamoDb(url, 'UpdateTable', { TableName: ref, ...stream });
        }
      }
    }),
  );
};

/** The template only names the view; the API also wants to be told that the stream is enabled. */
const streamOf = ({ StreamSpecification }: TableProperties) =>
  StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } };

/** The ARN that the engine gave to the table's stream; undefined when the table has no stream. */
export const streamArnOf = async (url: string, tableName: string): Promise<string | undefined> => {
  const { Table } = (await callDynamoDb(url, 'DescribeTable', { TableName: tableName })) as {
    Table: {
      readonly LatestStreamArn?: string;
      readonly StreamSpecification?: { readonly StreamEnabled?: boolean };
    };
  };
  return Table.StreamSpecification?.StreamEnabled === true ? Table.LatestStreamArn : undefined;
};

type AttributeValue = {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly AttributeValue[];
  readonly M?: Readonly<Record<string, AttributeValue>>;
};

export type Row = Readonly<Record<string, unknown>>;

const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) return plainRow(value.M);
  return null;
};

const plainRow = (row: Readonly<Record<string, AttributeValue>>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));

/** Every row of a table, as plain values. */
export const readTable = async (url: string, tableName: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let start: unknown;
  do {
    const page = (await callDynamoDb(url, 'Scan', {
      TableName: tableName,
      ConsistentRead: true,
      ...(start !== undefined && { ExclusiveStartKey: start }),
    })) as { Items?: Record<string, AttributeValue>[]; LastEvaluatedKey?: unknown };
    rows.push(...(page.Items ?? []).map(plainRow));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return rows;
};
