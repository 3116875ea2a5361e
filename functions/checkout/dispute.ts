/** What a dispute's status at Stripe means. Source: https://docs.stripe.com/api/disputes/object */

/** A payment's dispute and its status at Stripe. */
export type Dispute = { readonly id: string; readonly status: string };

/** The final statuses: a dispute that has one never changes again. */
export const closedDisputes = ['won', 'lost', 'warning_closed', 'prevented'] as const;

/** Whether the dispute's status is final. */
export const isDisputeOver = (status: string | undefined): boolean =>
  closedDisputes.some((closed) => closed === status);

/** Whether the dispute must be answered by a date, so that a person has to learn of it. */
export const needsAnAnswer = (status: string): boolean => status.endsWith('needs_response');

/**
 * Whether the bank has given the shopper the money back. Stripe refuses to refund it then.
 * Source: https://docs.stripe.com/disputes/how-disputes-work
 */
export const isMoneyGone = (dispute: Pick<Dispute, 'status'> | undefined): boolean =>
  dispute?.status === 'lost';
