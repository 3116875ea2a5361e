/**
 * Capture captures the hold, or the part of it that was approved, and then marks the order paid.
 * Repeating either half changes nothing, so a retry after a crash between them only does the
 * second.
 */

import { stripeKey } from '../aws/stripe-key.ts';
import {
  type AuthorizedDocument,
  authorizedDocument,
  type CaptureResult,
} from '../checkout/documents.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import { markPaid } from '../store/order-endings.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { capturePayment } from '../stripe/payments.ts';

type Services = {
  /** Resolves to the captured amount, in minor units. */
  readonly capturePayment: (document: AuthorizedDocument) => Promise<number>;
  readonly markPaid: (
    checkoutId: CheckoutId,
    capturedMinor: number,
    paidAt: string,
  ) => Promise<void>;
  readonly now: () => Date;
};

export const capture =
  (services: Services) =>
  async (document: AuthorizedDocument): Promise<CaptureResult> => {
    const capturedMinor = await services.capturePayment(document);
    const paidAt = services.now().toISOString();
    await services.markPaid(document.checkoutId, capturedMinor, paidAt);
    return { ...document, outcome: 'captured' };
  };

const { STRIPE_API_URL, STRIPE_KEY_SECRET } = settings('STRIPE_API_URL', 'STRIPE_KEY_SECRET');
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));

export const handler = step(
  authorizedDocument,
  capture({
    capturePayment: capturePayment(stripe, Date.now),
    markPaid: markPaid(openStore(tableNames('checkouts', 'orders'))),
    now: () => new Date(),
  }),
);
