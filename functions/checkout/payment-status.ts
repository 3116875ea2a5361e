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

/** `unknown`: one that this version has never heard of. Money may be behind it. */
export type PaymentStatus = (typeof paymentStatuses)[number] | 'unknown';

/** The status that Stripe answered, in a type that a misspelt one does not fit. */
export const paymentStatusOf = (status: string): PaymentStatus =>
  paymentStatuses.find((known) => known === status) ?? 'unknown';
