/** Orders for people: a table, and one order whole. */
import type {
  OrderDetails,
  OrderSummary,
  RefundSummary,
} from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/checkout/money.ts';

const localTime = (iso: string): string =>
  new Date(iso).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

/** Columns as wide as what is in them; numbers to the right where `isRight` says so. */
const columns = (rows: readonly (readonly string[])[], isRight: readonly boolean[]): string => {
  const widths = isRight.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isRight[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const noteOf = ({ decideBefore, decision, status, dispute }: OrderSummary): string => {
  const notes = [
    decideBefore !== undefined ? `approve before ${localTime(decideBefore)}` : '',
    status === 'confirmed' && decision !== undefined ? `${decision}, on its way` : '',
    dispute !== undefined ? `dispute: ${dispute}` : '',
  ];
  return notes.filter(Boolean).join('; ');
};

export const tableOf = (orders: readonly OrderSummary[]): string => {
  if (orders.length === 0) return 'There are no such orders.';
  const rows = orders.map((order) => [
    order.id,
    localTime(order.placedAt),
    order.status,
    formatMoney(order.totalMinor, order.currency),
    order.capturedMinor === 0 ? '' : formatMoney(order.capturedMinor, order.currency),
    order.refundedMinor === 0 ? '' : formatMoney(order.refundedMinor, order.currency),
    noteOf(order),
  ]);
  const head = ['ORDER', 'PLACED', 'STATUS', 'TOTAL', 'CAPTURED', 'REFUNDED', ''];
  return columns([head, ...rows], [false, false, false, true, true, true, false]);
};

export type Links = { readonly execution: string; readonly payment: string };

export const detailsOf = (order: OrderDetails, links: Links): string => {
  const { currency } = order;
  const fields: (readonly [string, string])[] = [
    ['order', order.id],
    ['status', [order.status, noteOf(order)].filter(Boolean).join(', ')],
    ['placed', localTime(order.placedAt)],
    ['by', order.email],
    ...order.lines.map(
      ({ quantity, name, amount }, index) =>
        [
          index === 0 ? 'lines' : '',
          `${quantity} × ${name}  ${formatMoney(amount, currency)}`,
        ] as const,
    ),
    ['total', formatMoney(order.totalMinor, currency)],
    ['captured', formatMoney(order.capturedMinor, currency)],
    ['refunded', formatMoney(order.refundedMinor, currency)],
    ...order.refunds.map((refund) => ['', refundLine(refund)] as const),
    ['payment', `${order.paymentIntentId}, ${order.paymentStatus}`],
    ['', links.payment],
    ['execution', order.checkoutId],
    ['', links.execution],
  ];
  return columns(fields, [false, false]);
};

const refundLine = ({ id, refundId, amountMinor, currency, status, createdAt }: RefundSummary) =>
  `${formatMoney(amountMinor, currency)}, ${status}, ${localTime(createdAt)}, ${refundId ?? 'in the dashboard'} (${id})`;
