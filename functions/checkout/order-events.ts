/**
 * What the rest of the shop learns of an order: the events between two states of its row.
 * `docs/events.schema.json` says the same in JSON Schema. There is no personal datum in any of them:
 * who needs the e-mail reads the order.
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
  /** The same for the same change, however often it is published: drop what you have seen. */
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
  /** With `order.approved`: what of the hold is captured now. */
  readonly approvedMinor?: number;
  /** With `order.canceled`: a code, as in `canceled_by_merchant`. */
  readonly reason?: Refusal;
  /** With `order.disputed`: Stripe's status of the dispute. */
  readonly dispute?: string;
  /** With `order.hold_ending`: when Stripe gives the hold up, in ISO 8601. */
  readonly captureBefore?: string;
};

export type OrderEvent = { readonly type: OrderEventType; readonly detail: OrderEventDetail };

/** What events are made of; rows have more. */
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
  readonly dispute?: string;
  readonly holdWarnedAt?: string;
  readonly captureBefore?: string;
  /** Set by hand to have all that is true of it told again. */
  readonly republishedAt?: string;
};

type Particular = Partial<
  Pick<OrderEventDetail, 'approvedMinor' | 'reason' | 'dispute' | 'captureBefore'>
>;

/** A change of an order's row. */
export type Change = {
  /** Undefined for an order that is new. */
  readonly before: OrderState | undefined;
  /** Undefined for an order that was deleted. */
  readonly after: OrderState | undefined;
  /** When it was made, in ISO 8601. */
  readonly at: string;
};

/**
 * The events of one change, in their order. None for a change that says nothing to others, or for an
 * order that was deleted. A new `republishedAt` has everything told again that is true of the order
 * now, under the same ids.
 */
export const eventsOf = ({ before: was, after, at }: Change): readonly OrderEvent[] => {
  if (after === undefined) return [];
  const before = was?.republishedAt === after.republishedAt ? was : undefined;
  const events: OrderEvent[] = [];
  const say = (type: OrderEventType, change: string, particular: Particular = {}) =>
    events.push({ type, detail: { ...commonOf(after, { type, change, at }), ...particular } });
  const { status, approvedMinor, refusal: reason, captureBefore } = after;
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
    say('order.canceled', 'canceled', { ...(reason !== undefined && { reason }) });
  }
  sayRefund({ before, after }, say);
  if (after.dispute !== undefined && after.dispute !== before?.dispute) {
    say('order.disputed', `disputed:${after.dispute}`, { dispute: after.dispute });
  }
  return events;
};

/** Or was it, and is refunded since. */
const isPaid = (order: OrderState | undefined): boolean =>
  order?.status === 'paid' || order?.status === 'refunded';

type Said = {
  readonly type: OrderEventType;
  /** What tells this change from the order's others: part of the event's id. */
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
