/** The page's language as Stripe's Elements are told it. */
import type { StripeElementLocale } from '@stripe/stripe-js';
import { locale } from '../language/speak.ts';

/**
 * The language without its region: Stripe's regions are others than the browsers'. Stripe.js warns of a
 * language that it hasn't got, and takes the browser's. Source:
 * https://docs.stripe.com/js/appendix/supported_locales
 */
export const stripeLocale = (): StripeElementLocale =>
  new Intl.Locale(locale()).language as StripeElementLocale;
