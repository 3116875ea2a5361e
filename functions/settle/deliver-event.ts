/**
 * Delivers one of Stripe's events: finds the checkout of its payment, and settles it. Of an event that
 * says whose payment it is, Stripe is not asked that; and it is asked nothing at all if the rows know
 * what the event says (`known-event.ts`).
 */
import { type Dispute, type DisputeReading, needsAnAnswer } from '../checkout/dispute.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Order } from '../store/order-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import type { WakeUp } from '../stripe/webhook-events.ts';
import { isKnown, type TellingEvent } from './known-event.ts';
import type { Settled } from './settle-checkout.ts';

/** An event of a payment. Without what it tells, as when it was parked, Stripe is asked. */
export type PaymentEvent = Required<Pick<WakeUp, 'type' | 'paymentIntentId'>> &
  Pick<WakeUp, 'told'>;

type Services = {
  /** The stack, as a payment's metadata names it. */
  readonly shop: string;
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  readonly getOrder: (id: OrderId) => Promise<Order | undefined>;
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
export type Delivered = (
  | Settled
  /** The rows say all that the event says. */
  | { readonly kind: 'known' }
) & { readonly checkoutId?: CheckoutId };

/** An event may be delivered at any time and any number of times. */
export const deliverEvent =
  (services: Services) =>
  async (event: PaymentEvent): Promise<Delivered> => {
    const { type, paymentIntentId } = event;
    const checkoutId = await checkoutOf(services, event);
    if (checkoutId === undefined) return { kind: 'not_ours' };
    if (isTelling(event) && (await isWrittenDown(services, event))) {
      return { kind: 'known', checkoutId };
    }
    const settled = {
      checkoutId,
      ...(await services.settleCheckout(checkoutId, paymentIntentId, 'event')),
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

const isTelling = (event: PaymentEvent): event is TellingEvent => event.told !== undefined;

/** The checkout of this shop whose payment it is; undefined if it is none of this shop's. */
const checkoutOf = async (
  { shop, fetchPayment }: Services,
  { paymentIntentId, told }: PaymentEvent,
): Promise<CheckoutId | undefined> => {
  if (told !== undefined) return told.shop === shop ? told.checkoutId : undefined;
  return (await fetchPayment(paymentIntentId))?.checkoutId;
};

const isWrittenDown = async (
  { getCheckout, getOrder, now }: Services,
  event: TellingEvent,
): Promise<boolean> => {
  const checkout = await getCheckout(event.told.checkoutId);
  if (checkout === undefined) return false;
  const { orderId } = checkout;
  const order = orderId === undefined ? undefined : await getOrder(orderId);
  return isKnown(event, { checkout, order }, now());
};
