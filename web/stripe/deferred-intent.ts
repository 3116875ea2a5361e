/** Options for Stripe's Elements when the server makes the PaymentIntent later. */
import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { paymentAppearance } from './appearance.ts';
import { stripeLocale } from './stripe-locale.ts';

export type Price = { readonly amountMinor: number; readonly currency: string };

// Stripe.js at the address /v3/ knows `paymentMethodTypes`. Its types are those of the release train
// Endive, which has `allowedPaymentMethodTypes` instead: change this together with the script's address.
type Options = StripeElementsOptionsMode & { readonly paymentMethodTypes: string[] };

/** A hold on a card. A wallet's payment is one, too. */
export const deferredIntent = ({ amountMinor, currency }: Price): Options => ({
  mode: 'payment',
  amount: amountMinor,
  currency,
  captureMethod: 'manual',
  paymentMethodTypes: ['card'],
  appearance: paymentAppearance(),
  locale: stripeLocale(),
});
