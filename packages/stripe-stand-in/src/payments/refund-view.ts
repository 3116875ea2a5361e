/** Refunds as Stripe's API shows them. */
import type { Refund } from '../account/objects.ts';

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
  ...(refund.status === 'failed' && { failure_reason: 'unknown' }),
});
