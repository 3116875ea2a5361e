/** The orders, as they are in their table. */
import type { Overview } from '../overview.ts';
import type { ShownOrder } from '../shown-rows.ts';
import { beneath, link } from './nodes.ts';
import { status } from './status.ts';
import { fill } from './table.ts';
import { amount } from './words.ts';

const columns = [
  'Order',
  'Status',
  'Total',
  'Captured',
  'Refunded',
  'Lines',
  'Checkout',
  'PaymentIntent',
  'Placed',
] as const;

/** Whether the order still waits for the merchant. */
const isAwaited = ({ status: is, capture, decision }: ShownOrder): boolean =>
  is === 'confirmed' && capture === 'on-approval' && decision === undefined;

const linesOf = ({ lines }: ShownOrder): string =>
  lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', ');

/** Lists them, the newest first. */
export const showOrders = (orders: Overview['orders']): void => {
  const newestFirst = orders.toSorted((one, other) => other.placedAt.localeCompare(one.placedAt));
  fill(
    'orders',
    columns,
    newestFirst.map((order) => [
      order.id,
      link(order.id),
      [status(order.status), beneath(isAwaited(order) ? 'awaits approval' : '')],
      amount(order.totalMinor, order.currency),
      amount(order.capturedMinor ?? 0, order.currency),
      amount(order.refundedMinor ?? 0, order.currency),
      beneath(linesOf(order)),
      link(order.checkoutId),
      link(order.paymentIntentId),
      new Date(order.placedAt).toLocaleString(),
    ]),
  );
};
