/** Whether a payment's money went back to the shopper without a refund: by a lost dispute. */
import type Stripe from 'stripe';
import { isMoneyGone } from '../checkout/dispute.ts';

/**
 * Asks about a disputed charge only. The charge must have been expanded in the request of the
 * PaymentIntent. Throws Stripe's own errors.
 */
export const isChargedBack = async (
  client: Stripe,
  { id, latest_charge }: Stripe.PaymentIntent,
): Promise<boolean> => {
  const isDisputed = typeof latest_charge !== 'string' && latest_charge?.disputed === true;
  if (!isDisputed) return false;
  const { data } = await client.disputes.list({ payment_intent: id, limit: 1 });
  return isMoneyGone(data[0]);
};
