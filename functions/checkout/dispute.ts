/** What a dispute's status at Stripe asks for. Source: https://docs.stripe.com/api/disputes/object */

/** A payment's dispute, as Stripe has it now. */
export type Dispute = { readonly id: string; readonly status: string };

/** A dispute that is over stays as it ended. */
export const closedDisputes = ['won', 'lost', 'warning_closed', 'prevented'] as const;

/** Whether nothing further can come of it. */
export const isDisputeOver = (status: string | undefined): boolean =>
  closedDisputes.some((closed) => closed === status);

/** It has a date until which it must be answered: somebody has to know of it. */
export const needsAnAnswer = (status: string): boolean => status.endsWith('needs_response');
