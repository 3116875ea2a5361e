/** Reads which conditions of a transaction failed. */
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/**
 * One entry for each item of the transaction, in its order: the reason if the item's condition
 * failed, otherwise undefined. Any other error is thrown again.
 */
export const conditionFailures = (error: unknown): readonly (CancellationReason | undefined)[] => {
  if (!(error instanceof TransactionCanceledException)) throw error;
  return (error.CancellationReasons ?? []).map((reason) =>
    reason.Code === 'ConditionalCheckFailed' ? reason : undefined,
  );
};
