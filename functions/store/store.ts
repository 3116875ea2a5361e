/** DynamoDB as the functions use it: its client, this stack's tables, and its errors. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { TableName } from '../checkout/tables.ts';
import { waitForTransactions } from './conflicts.ts';

/** The client and the names of the needed tables. A store with more tables fits, too. */
export type Store<Needed extends TableName> = {
  readonly client: DynamoDBClient;
  readonly tables: Readonly<Record<Needed, string>>;
  /** Waits so many milliseconds before something is sent again. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
};

const maxAttempts = 3;
const attemptMs = 3000;

/** How long one call takes at most, without its pauses. A function must have that time. */
export const longestCallMs = maxAttempts * attemptMs;

/**
 * A store of these tables. Its client gives up after three attempts, well before a step times out.
 * A write of one item that meets transactions is sent again for `patienceMs`.
 */
export const openStore = <Needed extends TableName>(
  tables: Readonly<Record<Needed, string>>,
  { patienceMs = 3000 }: { readonly patienceMs?: number } = {},
): Store<Needed> => {
  const client = new DynamoDBClient({
    maxAttempts,
    requestHandler: {
      connectionTimeout: 1000,
      requestTimeout: attemptMs,
      throwOnRequestTimeout: true,
    },
  });
  waitForTransactions(client, { pause: sleep }, patienceMs);
  return { tables, pause: sleep, client };
};

/**
 * Waits for a call to DynamoDB. Its errors become `DynamoDbUnavailable`, which is retried. Failed
 * conditions and `CheckoutError`s are thrown as they are, for the caller to handle.
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

/** A failed condition is an answer. A transaction that only conflicted with another one is not. */
const isConditionFailure = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
  }
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
};
