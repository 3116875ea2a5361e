/** A PaymentIntent's status. Source: https://docs.stripe.com/payments/paymentintents/lifecycle */

export const paymentStatuses = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
  'succeeded',
  'canceled',
] as const;

/** `unknown` is a status that this version does not know. It may mean that money is held. */
export type PaymentStatus = (typeof paymentStatuses)[number] | 'unknown';

/** Stripe's status as a `PaymentStatus`; any other text becomes `unknown`. */
export const paymentStatusOf = (status: string): PaymentStatus =>
  paymentStatuses.find((known) => known === status) ?? 'unknown';
