/** The DynamoDB client, and its errors in the workflow's words. */
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/** A client that gives up well within a step's timeout, having tried three times. */
export const storeClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  });

/**
 * Runs a call to DynamoDB. What a step can't do anything about but ask again becomes
 * `StoreUnavailable`; conditions that failed are left to the caller.
 */
export const stored = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (isConditionFailure(error)) throw error;
    const name = error instanceof Error ? error.name : 'an unknown error';
    throw new CheckoutError(errorNames.storeUnavailable, `DynamoDB answered ${name}.`, {
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
