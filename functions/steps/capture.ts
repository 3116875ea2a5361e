/**
 * Capture captures the hold, or the part of it that was approved, and then marks the order paid.
 * Repeating either half changes nothing, so a retry after a crash between them only does the
 * second. In a shop that is set so, Stripe's receipt comes last: the order is paid by then, and
 * nothing about the receipt changes that.
 */

import { stripeKey } from '../aws/stripe-key.ts';
import {
  type AuthorizedDocument,
  authorizedDocument,
  type CaptureResult,
} from '../checkout/documents.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import { receiptSenders } from '../checkout/receipts.ts';
import { log } from '../lambda/log.ts';
import { awsEnvironment, settingAmong, settings, tableNames } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import { markPaid } from '../store/order-endings.ts';
import type { Order } from '../store/order-row.ts';
import { getOrder } from '../store/orders.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { capturePayment } from '../stripe/payments.ts';
import { orderReceipt, type Receipt } from '../stripe/receipts.ts';

type Services = {
  /** Resolves to the captured amount, in minor units. */
  readonly capturePayment: (document: AuthorizedDocument) => Promise<number>;
  readonly markPaid: (
    checkoutId: CheckoutId,
    capturedMinor: number,
    paidAt: string,
  ) => Promise<void>;
  readonly now: () => Date;
  /** Undefined in a shop whose receipts Stripe does not send. */
  readonly receipts: ReceiptServices | undefined;
};

type ReceiptServices = {
  readonly getOrder: (id: OrderId) => Promise<Pick<Order, 'email'> | undefined>;
  readonly orderReceipt: (document: AuthorizedDocument, email: string) => Promise<Receipt>;
};

export const capture =
  (services: Services) =>
  async (document: AuthorizedDocument): Promise<CaptureResult> => {
    const capturedMinor = await services.capturePayment(document);
    const paidAt = services.now().toISOString();
    await services.markPaid(document.checkoutId, capturedMinor, paidAt);
    if (services.receipts !== undefined) await tellByReceipt(services.receipts, document);
    return { ...document, outcome: 'captured' };
  };

/** An outage is thrown, and the step tried again. What Stripe refuses it refuses for good. */
const tellByReceipt = async (
  { getOrder, orderReceipt }: ReceiptServices,
  document: AuthorizedDocument,
): Promise<void> => {
  const { checkoutId, paymentIntentId } = document;
  const order = await getOrder(orderIdOf(checkoutId));
  // An order that somebody has deleted since it was marked: nobody is left to write to.
  if (order === undefined) return;
  const receipt = await orderReceipt(document, order.email);
  if (receipt.outcome === 'ordered') return;
  log.error('no receipt: Stripe refused it', { ...receipt, checkoutId, paymentIntentId });
};

const { STRIPE_API_URL, STRIPE_KEY_SECRET } = settings('STRIPE_API_URL', 'STRIPE_KEY_SECRET');
const store = openStore(tableNames('checkouts', 'orders'));
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));

export const handler = step(
  authorizedDocument,
  capture({
    capturePayment: capturePayment(stripe, Date.now),
    markPaid: markPaid(store),
    now: () => new Date(),
    receipts:
      settingAmong('RECEIPTS', receiptSenders) === 'stripe'
        ? { getOrder: getOrder(store), orderReceipt: orderReceipt(stripe, Date.now) }
        : undefined,
  }),
);
