/**
 * The parameters of the request that places a hold. Authorize and Release both build them here, so
 * that the same checkout always has the same parameters; otherwise Stripe would refuse the key.
 * `shop` names the stack: several stacks may share one Stripe account, and none may touch another's
 * payments.
 */
import type Stripe from 'stripe';
import type { CheckoutDocument, PayableDocument } from '../checkout/documents.ts';

type Parameters = Stripe.PaymentIntentCreateParams;

/** The parameters for a hold on the total, confirmed on the server, to be captured later. */
export const holdParameters = (shop: string, checkout: PayableDocument): Parameters => ({
  ...harmlessParameters(shop, checkout),
  confirm: true,
  use_stripe_sdk: true,
  // The charge says when the hold ends.
  expand: ['latest_charge'],
  ...paymentParameters(checkout.payment),
});

/**
 * The same PaymentIntent without a card and not confirmed, so that it can't hold anything. It is
 * sent with the hold's idempotency key. Stripe then refuses the original request if that arrives
 * later.
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

/**
 * `card[token]` is the documented way to send a `tok_`, but stripe-node only types card numbers.
 */
type CardData = Stripe.PaymentIntentCreateParams.PaymentMethodData;
