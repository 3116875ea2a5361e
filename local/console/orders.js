/** The orders as their table has them, the newest first. */
import { amount, beneath, fill, link, status } from './nodes.js';

const isAwaited = ({ status: is, capture, decision }) =>
  is === 'confirmed' && capture === 'on-approval' && decision === undefined;

const linesOf = ({ lines }) => lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', ');

export const showOrders = (orders) => {
  const rows = orders
    .toSorted((one, other) => other.placedAt.localeCompare(one.placedAt))
    .map((order) => [
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
    ]);
  fill(
    'orders',
    [
      'Order',
      'Status',
      'Total',
      'Captured',
      'Refunded',
      'Lines',
      'Checkout',
      'PaymentIntent',
      'Placed',
    ],
    rows,
  );
};
