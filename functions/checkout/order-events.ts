/**
 * The events that tell the rest of the shop about an order, derived from two states of its row.
 * `docs/events.schema.json` says the same in JSON Schema. No event holds personal data: a consumer
 * that needs the e-mail reads the order.
 */
import type { OrderDecision } from './approval.ts';
import type { Line } from './contract.ts';
import type { CheckoutId, OrderId } from './ids.ts';
import type { OrderStatus } from './order-status.ts';
import type { Refusal } from './refusals.ts';

export const orderEventTypes = [
  'order.confirmed',
  'order.approved',
  'order.paid',
  'order.canceled',
  'order.refunded',
  'order.refund_failed',
  'order.disputed',
  'order.hold_ending',
] as const;

export type OrderEventType = (typeof orderEventTypes)[number];

/** Amounts are in the smallest unit of `currency`. */
export type OrderEventDetail = {
  readonly version: 1;
  /**
   * The same id for the same change, however often it is published: drop ids that you have seen.
   */
  readonly id: string;
  readonly type: OrderEventType;
  /** When it happened, in ISO 8601. */
  readonly at: string;
  readonly orderId: OrderId;
  readonly checkoutId: CheckoutId;
  readonly currency: string;
  readonly totalMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  readonly lines: readonly Pick<Line, 'sku' | 'quantity'>[];
  /** With `order.approved`: the amount that is captured now. */
  readonly approvedMinor?: number;
  /** With `order.canceled`: a code such as `canceled_by_merchant`. */
  readonly reason?: Refusal;
  /**
   * With `order.canceled`: what could not be given back, because its row is gone, such as
   * `product:<sku>`; absent when everything was.
   */
  readonly notGivenBack?: readonly string[];
  /** With `order.disputed`: Stripe's status of the dispute. */
  readonly dispute?: string;
  /** With `order.hold_ending`: when Stripe ends the hold, in ISO 8601. */
  readonly captureBefore?: string;
};

export type OrderEvent = { readonly type: OrderEventType; readonly detail: OrderEventDetail };

/** The fields of an order's row that events are made of; the row has more. */
export type OrderState = {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly totalMinor: number;
  readonly lines: readonly Line[];
  readonly capturedMinor?: number;
  readonly refundedMinor?: number;
  readonly refundFailedMinor?: number;
  readonly decision?: OrderDecision;
  readonly approvedMinor?: number;
  readonly refusal?: Refusal;
  readonly notGivenBack?: readonly string[];
  readonly dispute?: string;
  readonly disputeId?: string;
  readonly disputeReadAt?: string;
  readonly holdWarnedAt?: string;
  readonly captureBefore?: string;
  /** Set by hand, so that every event that is true of the order is published again. */
  readonly republishedAt?: string;
};

type Particular = Partial<
  Pick<OrderEventDetail, 'approvedMinor' | 'reason' | 'notGivenBack' | 'dispute' | 'captureBefore'>
>;

/** A change of an order's row. */
export type Change = {
  /** Undefined for an order that is new. */
  readonly before: OrderState | undefined;
  /** Undefined when the order was deleted. */
  readonly after: OrderState | undefined;
  /** When the change was made, in ISO 8601. */
  readonly at: string;
};

/**
 * The events of one change, in order. There are none for a change that does not concern others, and
 * none for an order that was deleted. A new `republishedAt` gives all events that are true of the
 * order now, with the same ids as before.
 */
export const eventsOf = ({ before: was, after, at }: Change): readonly OrderEvent[] => {
  if (after === undefined) return [];
  const before = was?.republishedAt === after.republishedAt ? was : undefined;
  const events: OrderEvent[] = [];
  const say = (type: OrderEventType, change: string, particular: Particular = {}) =>
    events.push({ type, detail: { ...commonOf(after, { type, change, at }), ...particular } });
  const { status, approvedMinor, refusal: reason, notGivenBack, captureBefore } = after;
  if (before === undefined) say('order.confirmed', 'confirmed');
  if (after.decision === 'approved' && before?.decision !== 'approved') {
    say('order.approved', 'approved', { ...(approvedMinor !== undefined && { approvedMinor }) });
  }
  if (after.holdWarnedAt !== undefined && before?.holdWarnedAt === undefined) {
    say('order.hold_ending', 'hold_ending', {
      ...(captureBefore !== undefined && { captureBefore }),
    });
  }
  if (isPaid(after) && !isPaid(before)) say('order.paid', 'paid');
  if (status === 'canceled' && before?.status !== 'canceled') {
    say('order.canceled', 'canceled', {
      ...(reason !== undefined && { reason }),
      ...(notGivenBack !== undefined && { notGivenBack }),
    });
  }
  sayRefund({ before, after }, say);
  const { dispute } = after;
  if (dispute !== undefined && disputeChangeOf(after) !== disputeChangeOf(before)) {
    say('order.disputed', disputeChangeOf(after), { dispute });
  }
  return events;
};

/** Whether the order is paid, or was paid and has been refunded since. */
const isPaid = (order: OrderState | undefined): boolean =>
  order?.status === 'paid' || order?.status === 'refunded';

/** A dispute may get a status again that it had before, and an order another dispute. */
const disputeChangeOf = (order: OrderState | undefined): string =>
  ['disputed', order?.disputeId, order?.dispute, order?.disputeReadAt].join(':');

type Said = {
  readonly type: OrderEventType;
  /** Distinguishes this change from the order's other changes; a part of the event's id. */
  readonly change: string;
  readonly at: string;
};

type Say = (type: OrderEventType, change: string) => void;

const sayRefund = (
  { before, after }: { readonly before: OrderState | undefined; readonly after: OrderState },
  say: Say,
): void => {
  const { refundedMinor = 0, refundFailedMinor = 0 } = after;
  const change = `${refundedMinor}:${refundFailedMinor}`;
  if (refundFailedMinor > (before?.refundFailedMinor ?? 0)) {
    say('order.refund_failed', `refund_failed:${change}`);
  }
  if (refundedMinor > (before?.refundedMinor ?? 0)) {
    say('order.refunded', `refunded:${change}`);
  }
};

const commonOf = (
  { id, checkoutId, currency, totalMinor, capturedMinor = 0, refundedMinor = 0, lines }: OrderState,
  { type, change, at }: Said,
): OrderEventDetail => ({
  version: 1,
  id: `${id}:${change}`,
  type,
  at,
  orderId: id,
  checkoutId,
  currency,
  totalMinor,
  capturedMinor,
  refundedMinor,
  lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
});
