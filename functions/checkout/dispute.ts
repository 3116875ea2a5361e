/** What a dispute's status at Stripe means. Source: https://docs.stripe.com/api/disputes/object */

/**
 * A payment's dispute and its status at Stripe. No status is final: one that was lost may be
 * appealed, and then needs an answer again.
 */
export type Dispute = { readonly id: string; readonly status: string };

/** What Stripe said of a dispute, and when it was asked, in ISO 8601. */
export type DisputeReading = Dispute & { readonly readAt: string };

/** Whether the dispute must be answered by a date, so that a person has to learn of it. */
export const needsAnAnswer = (status: string): boolean => status.endsWith('needs_response');

/**
 * Whether the bank has given the shopper the money back. Stripe refuses to refund it then.
 * Source: https://docs.stripe.com/disputes/how-disputes-work
 */
export const isMoneyGone = (dispute: Pick<Dispute, 'status'> | undefined): boolean =>
  dispute?.status === 'lost';
