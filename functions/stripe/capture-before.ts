/** Reads from a payment's charge when its hold ends. */
import type Stripe from 'stripe';

/**
 * The moment at which Stripe ends an uncaptured hold, in ISO 8601; undefined when there is no hold,
 * or when the charge was not expanded in the request.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method (`capture_before`).
 */
export const captureBeforeOf = ({ latest_charge }: Stripe.PaymentIntent): string | undefined => {
  const charge = typeof latest_charge === 'string' ? null : latest_charge;
  const seconds = charge?.payment_method_details?.card?.capture_before;
  return seconds === undefined || seconds === null
    ? undefined
    : new Date(seconds * 1000).toISOString();
};
