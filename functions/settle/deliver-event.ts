/** Delivers one of Stripe's events: fetches its payment, and settles the payment's checkout. */
import { type Dispute, type DisputeReading, needsAnAnswer } from '../checkout/dispute.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import type { Settled } from './settle-checkout.ts';

type Event = { readonly type: string; readonly paymentIntentId: PaymentIntentId };

type Services = {
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  readonly fetchDispute: (paymentIntentId: PaymentIntentId) => Promise<Dispute | undefined>;
  readonly settleCheckout: (
    checkoutId: CheckoutId,
    paymentIntentId: PaymentIntentId,
    because: 'event',
  ) => Promise<Settled>;
  /** Resolves to whether there is such an order. */
  readonly recordDispute: (orderId: OrderId, dispute: DisputeReading) => Promise<boolean>;
  readonly now: () => number;
};

/** What came of an event, and the checkout that it is about, if it is one of this shop's. */
export type Delivered = Settled & { readonly checkoutId?: CheckoutId };

/** An event may be delivered at any time and any number of times. */
export const deliverEvent =
  (services: Services) =>
  async ({ type, paymentIntentId }: Event): Promise<Delivered> => {
    const payment = await services.fetchPayment(paymentIntentId);
    if (payment === undefined) return { kind: 'not_ours' };
    const { checkoutId } = payment;
    const settled = {
      checkoutId,
      ...(await services.settleCheckout(checkoutId, payment.id, 'event')),
    };
    if (!type.startsWith('charge.dispute.') || settled.kind === 'unknown_checkout') return settled;
    const readAt = new Date(services.now()).toISOString();
    const dispute = await services.fetchDispute(paymentIntentId);
    if (dispute === undefined) return settled;
    const orderId = orderIdOf(checkoutId);
    const hasOrder = await services.recordDispute(orderId, { ...dispute, readAt });
    // If there is an order, the event of its change tells a person (`finding-in.ts`).
    return !hasOrder && needsAnAnswer(dispute.status)
      ? { kind: 'alarm', finding: 'disputed', checkoutId }
      : settled;
  };
