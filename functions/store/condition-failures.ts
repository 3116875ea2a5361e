/** Why a transaction did not go through, by the place of each of its items. */
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** The cancellation reasons by position; those that are not failed conditions are `undefined`. */
export const conditionFailures = (error: unknown): readonly (CancellationReason | undefined)[] => {
  if (!(error instanceof TransactionCanceledException)) throw error;
  return (error.CancellationReasons ?? []).map((reason) =>
    reason.Code === 'ConditionalCheckFailed' ? reason : undefined,
  );
};
