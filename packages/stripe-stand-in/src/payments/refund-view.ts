/** Refunds as Stripe's API shows them. */
import type { Refund } from '../account/objects.ts';

/** The balance transaction by which its money came back. */
export const failureTransactionIdOf = ({ id }: Refund): string => id.replace(/^re_/, 'txn_');

export const refundView = (refund: Refund) => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  charge: refund.charge,
  created: refund.created,
  currency: refund.currency,
  metadata: refund.metadata,
  payment_intent: refund.paymentIntent,
  reason: refund.reason,
  status: refund.status,
  ...(refund.status === 'pending' && { pending_reason: 'processing' }),
  ...(refund.failedAt !== undefined && {
    failure_balance_transaction: failureTransactionIdOf(refund),
    failure_reason: refund.failureReason ?? 'unknown',
  }),
});
