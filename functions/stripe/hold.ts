/**
 * The parameters of the request that places a hold. Authorize and Release both build them here, so
 * that the same checkout always has the same parameters; otherwise Stripe would refuse the key.
 * `shop` names the stack: several stacks may share one Stripe account, and none may touch another's
 * payments.
 */
import type Stripe from 'stripe';
import type { CheckoutDocument } from '../checkout/documents.ts';
import { orderIdOf } from '../checkout/idempotency.ts';

type Parameters = Stripe.PaymentIntentCreateParams;

/** What a hold is placed on: one of the parameters by which Stripe takes a card. */
export type CardSource =
  | Pick<Parameters, 'confirmation_token'>
  | Pick<Parameters, 'payment_method'>;

/** The parameters for a hold on the total, confirmed on the server, to be captured later. */
export const holdParameters = (
  shop: string,
  checkout: CheckoutDocument,
  source: CardSource,
): Parameters => ({
  ...harmlessParameters(shop, checkout),
  confirm: true,
  use_stripe_sdk: true,
  // The charge says when the hold ends.
  expand: ['latest_charge'],
  // Stripe reports these taxes when the payment is captured, and takes its part back with each refund.
  ...(checkout.taxCalculation !== undefined && { hooks: taxesBy(checkout.taxCalculation) }),
  ...source,
});

/**
 * Names the calculation by which Stripe reports a payment's taxes.
 * Source: https://docs.stripe.com/tax/payment-intent
 */
export const taxesBy = (calculation: string): { inputs: { tax: { calculation: string } } } => ({
  inputs: { tax: { calculation } },
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
  // What Stripe's dashboard, its receipts and a bank that asks about the payment show.
  description: `Order ${orderIdOf(checkout.checkoutId)}`,
  metadata: { checkoutId: checkout.checkoutId, shop },
});
