/** DynamoDB as the functions use it: the client with the tables of this stack, and its errors. */
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { TableName } from '../checkout/tables.ts';

/** The client, and the names of the tables that are needed: a store with more of them will do. */
export type Store<Needed extends TableName> = {
  readonly client: DynamoDBClient;
  readonly tables: Readonly<Record<Needed, string>>;
};

/** A store of these tables. Its client gives up well within a step's timeout, having tried three times. */
export const openStore = <Needed extends TableName>(
  tables: Readonly<Record<Needed, string>>,
): Store<Needed> => ({
  tables,
  client: new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  }),
});

/**
 * Runs a call to DynamoDB. What a step can't do anything about but ask again becomes
 * `DynamoDbUnavailable`; conditions that failed, and rows that can't be read, are left to the caller.
 */
export const stored = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CheckoutError || isConditionFailure(error)) throw error;
    const name = error instanceof Error ? error.name : 'an unknown error';
    throw new CheckoutError(errorNames.dynamoDbUnavailable, `DynamoDB answered ${name}.`, {
      cause: error,
    });
  }
};

/** Conditions that failed are answers; a transaction that merely met another one is not. */
const isConditionFailure = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
  }
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
};
