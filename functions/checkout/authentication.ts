/** What the bank's step came to, by its payment as Stripe has it now. */
import type { AuthenticationResult, AuthorizedDocument } from './documents.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { Refusal } from './refusals.ts';

type Payment = {
  readonly status: PaymentStatus;
  readonly captureBefore?: string;
  readonly refusal?: Refusal;
};

/** How the workflow goes on; undefined while the shopper and the bank are still at it. */
export const authenticationResultOf = (
  document: AuthorizedDocument,
  { status, captureBefore, refusal }: Payment,
): AuthenticationResult | undefined => {
  switch (status) {
    // `succeeded` can only mean that somebody captured the hold by hand meanwhile.
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
