/**
 * Whether an event of Stripe's says only what the rows say already. Then nobody asks Stripe about it,
 * which takes so many requests a second.
 *
 * An event may be out of date, may be a repeat, and may come before or after any other. So what it
 * says is only used to leave the payment alone, and never to move a row: that is done by what Stripe
 * says when it is asked. Whatever happens to the payment after the event has an event of its own.
 *
 * | row                         | held      | declined  | canceled | captured        |
 * |-----------------------------|-----------|-----------|----------|-----------------|
 * | processing                  | if fresh  | if fresh  | look     | look            |
 * | requires_action, releasing  | look      | look      | look     | look            |
 * | confirmed                   | its payment, if fresh | look | look | look           |
 * | paid, refunded, with order  | its payment | its payment | look | if nothing differs |
 * | canceled, with order        | its payment | known   | known    | look            |
 * | declined, rejected, expired | look      | known     | known    | look            |
 * | refunded, no order          | look      | look      | look     | look            |
 *
 * - *its payment*: known if the order has this very payment; another one may hold money in vain.
 * - *if fresh*: Stripe did it for an execution that ran less than a minute ago and will write it down.
 *   An event that comes later looks whether that execution still runs.
 * - *if nothing differs*: the order's payment, currency and amounts give a verdict that it is at rest.
 * - *canceled* is final at Stripe, and a row with an ending has no money to be missed by it.
 * - An order that somebody may still wait for is looked at, whatever the event.
 *
 * Refunds, disputes and holds that expired are always looked at: they are rare, and say too little.
 */
import { type PaymentTruth, type StoredStatus, verdictOn } from '../checkout/verdict.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Order } from '../store/order-row.ts';
import type { WakeUp } from '../stripe/webhook-events.ts';
import { isLeftWaiting } from './end-left-wait.ts';
import { truthOf } from './settle-checkout.ts';

/** An event that says what it knows of its payment. */
export type TellingEvent = Required<Pick<WakeUp, 'type' | 'paymentIntentId' | 'told'>>;

export type Rows = {
  readonly checkout: StoredCheckout;
  /** Undefined if the checkout has none. */
  readonly order: Order | undefined;
};

export const isKnown = (event: TellingEvent, rows: Rows, nowMs: number): boolean => {
  const { checkout, order } = rows;
  if (order !== undefined && isLeftWaiting(order)) return false;
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
      return isHoldKnown(event, rows, nowMs);
    case 'payment_intent.payment_failed':
      return isDeclineKnown(event, rows, nowMs);
    case 'payment_intent.canceled':
      return isOverWithoutMoney(checkout.status);
    case 'payment_intent.succeeded':
      return isCaptureKnown(event, rows);
    default:
      return false;
  }
};

/** By then the execution that asked for it has written down what came of it, or has to be looked at. */
const freshMs = 60_000;

/** Not fresh, too, if it is of the future: then one of the clocks is wrong. */
const isFresh = ({ told }: TellingEvent, nowMs: number): boolean =>
  Math.abs(nowMs - told.createdSeconds * 1000) < freshMs;

const isOfOrder = ({ paymentIntentId }: TellingEvent, { order }: Rows): boolean =>
  order?.paymentIntentId === paymentIntentId;

const isHoldKnown = (event: TellingEvent, rows: Rows, nowMs: number): boolean => {
  switch (rows.checkout.status) {
    case 'processing':
      return isFresh(event, nowMs);
    case 'confirmed':
      return isOfOrder(event, rows) && isFresh(event, nowMs);
    case 'paid':
    case 'refunded':
    case 'canceled':
      return isOfOrder(event, rows);
    default:
      return false;
  }
};

const isDeclineKnown = (event: TellingEvent, rows: Rows, nowMs: number): boolean => {
  switch (rows.checkout.status) {
    case 'processing':
      return isFresh(event, nowMs);
    case 'paid':
    case 'refunded':
      return isOfOrder(event, rows);
    default:
      return isOverWithoutMoney(rows.checkout.status);
  }
};

/** Whether the checkout has an ending that leaves its payment nothing. */
const isOverWithoutMoney = (status: StoredStatus): boolean =>
  status === 'declined' || status === 'rejected' || status === 'expired' || status === 'canceled';

/** What the event can't know, such as refunds, is taken to be as the order says: it has its own events. */
const isCaptureKnown = (event: TellingEvent, { checkout, order }: Rows): boolean => {
  const { status } = checkout;
  const truth = truthOf(order);
  if (truth === undefined || (status !== 'paid' && status !== 'refunded')) return false;
  const { paymentIntentId: id, told } = event;
  const { refundedMinor, refundFailedMinor } = truth;
  const { currency, amountMinor, receivedMinor } = told;
  const payment: PaymentTruth = {
    id,
    status: 'succeeded',
    currency,
    amountMinor,
    receivedMinor,
    refundedMinor,
    refundFailedMinor,
    isChargedBack: false,
  };
  return (
    id === truth.paymentIntentId && verdictOn({ status, order: truth, payment }).kind === 'at_rest'
  );
};
