/**
 * AwaitAuthentication makes the page show the bank's step (3-D Secure). The function ends, and the
 * state waits for its token. The client secret goes from Stripe to the checkout's row and never
 * through the execution. A repeat replaces the token, and a write that comes late does not.
 */

import { stripeKey } from '../aws/stripe-key.ts';
import { type AuthenticationWait, authenticationWait } from '../checkout/documents.ts';
import type { CheckoutId, PaymentIntentId } from '../checkout/ids.ts';
import { attemptKeyOf } from '../checkout/wait-attempt.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { waitingStep } from '../lambda/step.ts';
import { beginAuthentication } from '../store/authentications.ts';
import type { Authentication } from '../store/checkout-row.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { fetchClientSecret } from '../stripe/payments.ts';

type Services = {
  readonly fetchClientSecret: (paymentIntentId: PaymentIntentId) => Promise<string>;
  readonly beginAuthentication: (
    checkoutId: CheckoutId,
    authentication: Authentication,
    attempt: string,
  ) => Promise<void>;
};

export const awaitAuthentication =
  (services: Services) =>
  async ({ taskToken, attempt, document }: AuthenticationWait): Promise<void> => {
    const { checkoutId, paymentIntentId } = document;
    const clientSecret = await services.fetchClientSecret(paymentIntentId);
    const authentication = { paymentIntentId, clientSecret, taskToken };
    await services.beginAuthentication(checkoutId, authentication, attemptKeyOf(attempt));
  };

const { STRIPE_API_URL, STRIPE_KEY_SECRET } = settings('STRIPE_API_URL', 'STRIPE_KEY_SECRET');
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));

export const handler = waitingStep(
  authenticationWait,
  awaitAuthentication({
    fetchClientSecret: fetchClientSecret(stripe),
    beginAuthentication: beginAuthentication(openStore(tableNames('checkouts'))),
  }),
);
