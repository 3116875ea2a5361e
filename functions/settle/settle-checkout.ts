/**
 * Looks at everything that is known about one checkout, and does what is safe to do about it. The
 * webhook and the reconciler call it, in any order and any number of times: a checkout only moves
 * forward, and a repeat changes nothing.
 */
import type { Dispute } from '../checkout/dispute.ts';
import type { ReleasableDocument } from '../checkout/documents.ts';
import { executionNameOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { type OrderTruth, type Refunds, type Verdict, verdictOn } from '../checkout/verdict.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Order } from '../store/order-row.ts';
import { type Attended, isOnApproval } from './attend-approval.ts';
import { paymentTruthOf } from './payment-truth.ts';
import { type TakenUp, type TakeUpServices, takeUp } from './take-up.ts';

export type SettleServices = Omit<TakeUpServices, 'hasMovedOn'> & {
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  readonly getOrder: (id: OrderId) => Promise<Order | undefined>;
  readonly fetchDispute: (paymentIntentId: PaymentIntentId) => Promise<Dispute | undefined>;
  /** Resolves to false when the order was changed since it was read. */
  readonly recordRefund: (order: Order, refunds: Refunds) => Promise<boolean>;
  readonly resumeAuthentication: (checkout: StoredCheckout) => Promise<boolean>;
  readonly attendApproval: (order: Order) => Promise<Attended>;
  /** Resolves to whether something still waited for a decision on the order. */
  readonly endLeftWait: (order: Order) => Promise<boolean>;
};

export type Settled =
  | { readonly kind: 'unknown_checkout' }
  /** A payment of another shop on the same Stripe account, or one that belongs to no checkout. */
  | { readonly kind: 'not_ours' }
  | { readonly kind: 'at_rest' }
  | { readonly kind: 'refunded' }
  | (Attended & { readonly kind: Exclude<Attended['kind'], 'unheard'> })
  | Exclude<TakenUp, { kind: 'moved_on' }>;

/** Why a checkout is settled: an event of Stripe's says that something happened, or a comparison. */
export type Because = 'event' | 'comparison';

/**
 * Settles the checkout with this id. `paymentIntentId` is the payment because of which it is
 * called. The payment is fetched after the row is read, so that it is never older than the row.
 */
export const settleCheckout =
  (services: SettleServices) =>
  async (
    checkoutId: CheckoutId,
    paymentIntentId?: PaymentIntentId,
    because: Because = 'comparison',
  ): Promise<Settled> => {
    for (let look = 0; look < maxLooks; look += 1) {
      const settled = await settleOnce(services, checkoutId, paymentIntentId, because);
      if (settled !== 'changed') return settled;
    }
    return { kind: 'alarm', finding: 'settled_in_vain' };
  };

/** If the checkout still seems to change after so many looks, its records disagree. */
const maxLooks = 5;

/** `changed`: somebody else has written since the row was read. */
const settleOnce = async (
  services: SettleServices,
  checkoutId: CheckoutId,
  paymentIntentId: PaymentIntentId | undefined,
  because: Because,
): Promise<Settled | 'changed'> => {
  const checkout = await services.getCheckout(checkoutId);
  if (checkout === undefined) return { kind: 'unknown_checkout' };
  const order =
    checkout.orderId === undefined ? undefined : await services.getOrder(checkout.orderId);
  const paymentId = paymentIntentId ?? order?.paymentIntentId;
  const isOpen = checkout.openSince !== undefined;
  const payment =
    isOpen || paymentId === undefined ? undefined : await services.fetchPayment(paymentId);
  const verdict = verdictOn({
    status: checkout.status,
    order: truthOf(order),
    payment: payment && (await paymentTruthOf(services, payment)),
  });
  switch (verdict.kind) {
    case 'at_rest': {
      const hasWaited = order !== undefined && (await services.endLeftWait(order));
      return hasWaited ? { kind: 'resumed' } : verdict;
    }
    case 'alarm':
      return verdict;
    case 'refunded':
      return recordRefund(services, verdict, order);
    case 'take_up': {
      const hasMovedOn = async () =>
        (await services.getCheckout(checkoutId))?.status !== checkout.status;
      const taken = await takeUp({ ...services, hasMovedOn })(documentOf(checkout, paymentId), {
        occasion: payment?.status ?? checkout.status,
        isNews: because === 'event',
      });
      if (taken.kind === 'running') return attend(services, checkout, order);
      return taken.kind === 'moved_on' ? 'changed' : taken;
    }
  }
};

/** The part of an order that the verdict needs. */
export const truthOf = (order: Order | undefined): OrderTruth | undefined =>
  order && {
    ...order,
    owedMinor: order.approvedMinor ?? order.totalMinor,
    refundedMinor: order.refundedMinor ?? 0,
    refundFailedMinor: order.refundFailedMinor ?? 0,
  };

/** Looks at what a running execution may be waiting for: the merchant, or the bank's step. */
const attend = async (
  { resumeAuthentication, attendApproval, startExecution }: SettleServices,
  checkout: StoredCheckout,
  order: Order | undefined,
): Promise<Settled> => {
  if (order !== undefined && isOnApproval(order)) {
    const { kind } = await attendApproval(order);
    if (kind !== 'unheard') return { kind };
    // Its own execution can't be woken: another one reads the decision and carries it out.
    const document = documentOf(checkout, order.paymentIntentId);
    await startExecution(document, executionNameOf(checkout.id, kind));
    return { kind: 'alarm', finding: 'wait_unheard' };
  }
  return { kind: (await resumeAuthentication(checkout)) ? 'resumed' : 'running' };
};

const recordRefund = async (
  services: SettleServices,
  { refunds }: Extract<Verdict, { kind: 'refunded' }>,
  order: Order | undefined,
): Promise<Settled | 'changed'> => {
  if (order === undefined) return { kind: 'alarm', finding: 'order_missing' };
  return (await services.recordRefund(order, refunds)) ? { kind: 'refunded' } : 'changed';
};

/** The input of an execution that is started without the shopper; it leads to Release. */
const documentOf = (
  { id, totalMinor, currency, placedAt, taxCalculation }: StoredCheckout,
  paymentIntentId: PaymentIntentId | undefined,
): ReleasableDocument => ({
  checkoutId: id,
  amountMinor: totalMinor,
  currency,
  placedAt,
  ...(taxCalculation !== undefined && { taxCalculation }),
  ...(paymentIntentId !== undefined && { paymentIntentId }),
});
