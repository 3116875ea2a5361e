/** The result of the bank's step (3-D Secure), read from the payment's status at Stripe. */
import type { AuthenticationResult, AuthorizedDocument } from './documents.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { Refusal } from './refusals.ts';

type Payment = {
  readonly status: PaymentStatus;
  readonly captureBefore?: string;
  readonly refusal?: Refusal;
};

/** The result to continue the workflow with; undefined while the bank's step is not over. */
export const authenticationResultOf = (
  document: AuthorizedDocument,
  { status, captureBefore, refusal }: Payment,
): AuthenticationResult | undefined => {
  switch (status) {
    // `succeeded` can only mean that somebody has captured the hold by hand.
    case 'requires_capture':
    case 'succeeded':
      return {
        ...document,
        outcome: 'authorized',
        ...(captureBefore !== undefined && { captureBefore }),
      };
    case 'requires_payment_method':
      return { ...document, outcome: 'refused', refusal: refusal ?? 'authentication_failed' };
    case 'canceled':
      return { ...document, outcome: 'refused', refusal: 'authentication_expired' };
    default:
      return undefined;
  }
};
