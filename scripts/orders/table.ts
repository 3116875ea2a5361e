/** Orders as a table for people. */
import type { OrderSummary } from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { printable } from '../../functions/typed/printable.ts';
import { localTime } from './local-time.ts';

/**
 * Rows as text, in columns as wide as their widest cell; `isRight` aligns a column to the right.
 */
const columns = (cells: readonly (readonly string[])[], isRight: readonly boolean[]): string => {
  const rows = cells.map((row) => row.map(printable));
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

const noteOf = ({
  decideBefore,
  decision,
  approvedMinor,
  currency,
  status,
  dispute,
}: OrderSummary): string => {
  const amount = approvedMinor === undefined ? '' : ` for ${formatMoney(approvedMinor, currency)}`;
  const notes = [
    decideBefore !== undefined ? `approve before ${localTime(decideBefore)}` : '',
    status === 'confirmed' && decision !== undefined ? `${decision}${amount}, on its way` : '',
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
