/** When a hold ends: Stripe's own word, on the charge. */
import type Stripe from 'stripe';

/**
 * The moment after which Stripe gives an uncaptured hold back, in ISO 8601; nothing where there is
 * no hold, or its charge was not expanded.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method (`capture_before`).
 */
export const captureBeforeOf = ({ latest_charge }: Stripe.PaymentIntent): string | undefined => {
  const charge = typeof latest_charge === 'string' ? null : latest_charge;
  const seconds = charge?.payment_method_details?.card?.capture_before;
  return seconds === undefined || seconds === null
    ? undefined
    : new Date(seconds * 1000).toISOString();
};
