/**
 * What is sent to Stripe to place a hold. The one helper that builds it, used by Authorize and by
 * Release: the same checkout always gives the same parameters, or Stripe would refuse the key. `shop`
 * names the stack: several may share one Stripe account, and none may touch another's payments.
 */
import type Stripe from 'stripe';
import type { CheckoutDocument, PayableDocument } from '../checkout/documents.ts';

type Parameters = Stripe.PaymentIntentCreateParams;

/** Places a hold for the total, confirmed on the server, to be captured later. */
export const holdParameters = (shop: string, checkout: PayableDocument): Parameters => ({
  ...harmlessParameters(shop, checkout),
  confirm: true,
  use_stripe_sdk: true,
  // The charge says until when the hold is good.
  expand: ['latest_charge'],
  ...paymentParameters(checkout.payment),
});

/**
 * The same PaymentIntent without a card and unconfirmed: it can hold nothing. Sent under the
 * hold's own idempotency key, it takes the key's place, so that a late original can't hold either.
 */
export const harmlessParameters = (shop: string, checkout: CheckoutDocument): Parameters => ({
  amount: checkout.amountMinor,
  currency: checkout.currency,
  capture_method: 'manual',
  confirm: false,
  allowed_payment_method_types: ['card'],
  metadata: { checkoutId: checkout.checkoutId, shop },
});

const paymentParameters = (payment: PayableDocument['payment']): Partial<Parameters> => {
  if ('confirmationToken' in payment) return { confirmation_token: payment.confirmationToken };
  if ('paymentMethod' in payment) return { payment_method: payment.paymentMethod };
  return { payment_method_data: { type: 'card', card: { token: payment.token } } as CardData };
};

/** stripe-node types raw card fields only; `card[token]` is the documented way for a `tok_`. */
type CardData = Stripe.PaymentIntentCreateParams.PaymentMethodData;
