/**
 * Release undoes a checkout that got no order. First it makes an order impossible (fence 1), then
 * it cancels or refunds the payment, whatever its state (fence 2), and last it writes the ending
 * that the shopper sees. Repeating any of these changes nothing. An ending that is a decline is
 * counted after that, if it can be. An order that exists after all is
 * only canceled if that was decided or its hold is gone; otherwise the workflow goes on to capture
 * it.
 */

import { stripeKey } from '../aws/stripe-key.ts';
import {
  type ReleasableDocument,
  type ReleaseResult,
  releasableDocument,
} from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { isDecline, type Refusal } from '../checkout/refusals.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { beginRelease, endRelease, type ReleaseEnding } from '../store/checkouts.ts';
import { countDecline } from '../store/declines.ts';
import { cancelOrder } from '../store/order-endings.ts';
import type { Order } from '../store/order-row.ts';
import { getOrder } from '../store/orders.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { endGoneHold, type Undone, undoPayment } from '../stripe/undo.ts';

type Services = {
  readonly beginRelease: (checkoutId: CheckoutId) => Promise<StoredCheckout>;
  readonly undoPayment: (document: ReleasableDocument) => Promise<Undone>;
  readonly endRelease: (checkoutId: CheckoutId, ending: ReleaseEnding) => Promise<void>;
  readonly getOrder: (id: OrderId) => Promise<Order | undefined>;
  /** Resolves to whether the hold is gone, and then nothing can be captured any more. */
  readonly endGoneHold: (
    checkoutId: CheckoutId,
    paymentIntentId: PaymentIntentId,
  ) => Promise<boolean>;
  readonly cancelOrder: (order: Order, refusal: Refusal, canceledAt: string) => Promise<void>;
  readonly countDecline: (atMs: number) => Promise<void>;
  readonly now: () => Date;
};

export const release =
  (services: Services) =>
  async (document: ReleasableDocument): Promise<ReleaseResult> => {
    const checkout = await services.beginRelease(document.checkoutId);
    switch (checkout.status) {
      case 'releasing': {
        const outcome = await services.undoPayment(document);
        const ending = endingOf(checkout, outcome, document.refusal);
        await services.endRelease(checkout.id, ending);
        if (ending.status === 'declined') await services.countDecline(services.now().getTime());
        return { ...document, outcome };
      }
      case 'confirmed':
      case 'paid':
        await cancelUncaptured(services, checkout, document);
        return { ...document, outcome: 'canceled' };
      // It ended before; whatever has happened to the payment since then is undone, too.
      default:
        return { ...document, outcome: await services.undoPayment(document) };
    }
  };

const endingOf = (checkout: StoredCheckout, undone: Undone, refusal?: Refusal): ReleaseEnding => {
  if (undone === 'refunded') return { status: 'refunded', refusal: 'refunded' };
  // Nothing ended its wait for the bank's step: the shopper or the bank never came back.
  const isAbandoned = checkout.authentication !== undefined;
  const why = refusal ?? (isAbandoned ? 'authentication_expired' : 'unavailable');
  if (why === 'authentication_expired') return { status: 'expired', refusal: why };
  return { status: isDecline(why) ? 'declined' : 'rejected', refusal: why };
};

/** Cancels the order if that was decided or its hold is gone; otherwise throws `OrderExists`. */
const cancelUncaptured = async (
  services: Services,
  checkout: StoredCheckout,
  document: ReleasableDocument,
): Promise<void> => {
  const order =
    checkout.orderId === undefined ? undefined : await services.getOrder(checkout.orderId);
  if (order === undefined) {
    throw new CheckoutError(
      errorNames.recordsDisagree,
      `Checkout ${checkout.id} is ${checkout.status}, and its order is missing.`,
    );
  }
  const { paymentIntentId, decision, refusal = 'canceled_by_merchant' } = order;
  if (decision === 'canceled') {
    const undone = await services.undoPayment({ ...document, paymentIntentId });
    const why = undone === 'refunded' ? 'refunded' : refusal;
    return services.cancelOrder(order, why, services.now().toISOString());
  }
  if (!(await services.endGoneHold(checkout.id, paymentIntentId))) {
    throw new CheckoutError(errorNames.orderExists, `Order ${order.id} exists: capture it.`);
  }
  await services.cancelOrder(order, 'hold_gone', services.now().toISOString());
};

const { STRIPE_API_URL, STRIPE_KEY_SECRET, SHOP } = settings(
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));
const store = openStore(tableNames('attempts', 'checkouts', 'orders', 'products', 'promotions'));

export const handler = step(
  releasableDocument,
  release({
    beginRelease: beginRelease(store),
    undoPayment: undoPayment(stripe, SHOP, Date.now),
    endRelease: endRelease(store),
    getOrder: getOrder(store),
    endGoneHold: endGoneHold(stripe, Date.now),
    cancelOrder: cancelOrder(store),
    countDecline: countDecline(store),
    now: () => new Date(),
  }),
);
