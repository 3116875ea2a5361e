/** Options of Elements whose PaymentIntent the server makes later. */
import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { paymentAppearance } from './appearance.ts';

type Price = { readonly amountMinor: number; readonly currency: string };

// `paymentMethodTypes` is what Stripe.js /v3/ knows; its types are those of the release train Endive,
// which has `allowedPaymentMethodTypes` instead. Who changes the script's address, changes this.
type Options = StripeElementsOptionsMode & { readonly paymentMethodTypes: string[] };

/** For a hold on a card, which a wallet's are too. */
export const deferredIntent = ({ amountMinor, currency }: Price): Options => ({
  mode: 'payment',
  amount: amountMinor,
  currency,
  captureMethod: 'manual',
  paymentMethodTypes: ['card'],
  appearance: paymentAppearance(),
  locale: 'en',
});
