/**
 * Authorize places a hold for the total on the shopper's card. A repeat carries the same
 * idempotency key, so Stripe answers with the first hold and places no second one.
 */

import { stripeKey } from '../aws/stripe-key.ts';
import {
  type AuthorizeResult,
  type CheckoutDocument,
  checkoutDocument,
  isPayable,
  type PayableDocument,
} from '../checkout/documents.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import { stripeClient } from '../stripe/client.ts';
import { type Authorization, authorizePayment } from '../stripe/payments.ts';

type Services = {
  readonly authorizePayment: (checkout: PayableDocument) => Promise<Authorization>;
};

export const authorize =
  (services: Services) =>
  async (checkout: CheckoutDocument): Promise<AuthorizeResult> => {
    // Started without the shopper: no money is asked for, and Release finds out what exists.
    if (!isPayable(checkout)) return { ...checkout, outcome: 'not_attempted' };
    return { ...checkout, ...(await services.authorizePayment(checkout)) };
  };

const { STRIPE_API_URL, STRIPE_KEY_SECRET, SHOP } = settings(
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));

export const handler = step(
  checkoutDocument,
  authorize({ authorizePayment: authorizePayment(stripe, SHOP, Date.now) }),
);
