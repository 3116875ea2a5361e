/** Whether a payment's money went back to the shopper without a refund: by a lost dispute. */
import type Stripe from 'stripe';

/**
 * Whether the bank has given the shopper the money back for good. The charge must have been
 * expanded in the request of `intent`; only a disputed one is asked about. Throws Stripe's own
 * errors.
 * Source: https://docs.stripe.com/disputes/how-disputes-work (a lost dispute’s money stays with the
 * bank, and Stripe refuses to refund it).
 */
export const isChargedBack = async (
  client: Stripe,
  { id, latest_charge }: Stripe.PaymentIntent,
): Promise<boolean> => {
  const isDisputed = typeof latest_charge !== 'string' && latest_charge?.disputed === true;
  if (!isDisputed) return false;
  const { data } = await client.disputes.list({ payment_intent: id, limit: 1 });
  return data[0]?.status === 'lost';
};
