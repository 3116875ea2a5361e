/**
 * Has Stripe mail its receipt for a captured payment: Stripe does so when the address is written on
 * the PaymentIntent, also after the capture (https://docs.stripe.com/payments/advanced/receipts). Not
 * with the hold, whose parameters are repeated by who knows no address; docs/adr/0021 says why.
 */
import type { AuthorizedDocument } from '../checkout/documents.ts';
import { stripeKeys } from '../checkout/idempotency.ts';
import type { StripeClient } from './client.ts';
import { isRefusal, translated } from './errors.ts';
import { refreshed } from './remembered-failures.ts';

/** `code` is Stripe's word for why, where it gives one. */
export type Receipt =
  | { readonly outcome: 'ordered' }
  | { readonly outcome: 'refused'; readonly code?: string };

/**
 * Orders the receipt of a captured payment. Stripe sends none for test payments. A repeat is the same
 * request; only where Stripe forgot its key, or remembers a failure of its own, may the shopper get
 * the receipt twice. A refusal is an outcome: it would be refused again, and the payment is good
 * without. Throws `StripeUnavailable`, `StripeBusy` or `Misconfigured` (try again), and the errors of
 * `secret`.
 */
export const orderReceipt =
  (stripe: StripeClient, now: () => number) =>
  async (
    { checkoutId, paymentIntentId }: Pick<AuthorizedDocument, 'checkoutId' | 'paymentIntentId'>,
    email: string,
  ): Promise<Receipt> => {
    try {
      const client = await stripe();
      await refreshed(stripeKeys.receipt(checkoutId), now, (idempotencyKey) =>
        client.paymentIntents.update(paymentIntentId, { receipt_email: email }, { idempotencyKey }),
      );
      return { outcome: 'ordered' };
    } catch (error) {
      if (!isRefusal(error)) throw translated(error);
      return { outcome: 'refused', ...(error.code !== undefined && { code: error.code }) };
    }
  };
