/** Says why an order can't be approved or canceled, and what to do instead. */
import { formatMoney } from '../pricing/money.ts';
import type { Order } from '../store/order-row.ts';

type Deciding = 'approve' | 'cancel';

/** For an order that needs no decision, or that ended before anybody decided. */
export const whyUndecidable = (command: Deciding, { id, status }: Order): string => {
  switch (status) {
    case 'confirmed':
      return command === 'approve'
        ? `Order ${id} does not wait for an approval: it is being captured without one.`
        : `Order ${id} is being captured and can't be canceled any more: refund it once it is paid.`;
    case 'paid':
      return command === 'approve'
        ? `Order ${id} is paid: there is nothing left to approve.`
        : `Order ${id} is paid and can't be canceled any more: refund it.`;
    case 'refunded':
    case 'canceled':
      return `Order ${id} is ${status}: there is nothing left to do.`;
  }
};

/** For an order on which another decision was made before. */
export const whyDecided = (command: Deciding, order: Order): string => {
  const { id, decision, approvedMinor, totalMinor, currency } = order;
  const { decidedAt = 'an earlier time' } = order;
  const what =
    decision === 'approved'
      ? `approved for ${formatMoney(approvedMinor ?? totalMinor, currency)}`
      : 'canceled';
  return `Order ${id} was ${what} at ${decidedAt}; a decision is final. ${nextOf(command, order)}`;
};

const nextOf = (command: Deciding, { status, decision }: Order): string => {
  const refund = (when: string) => (command === 'cancel' ? `: refund it${when}.` : '.');
  switch (status) {
    case 'confirmed':
      return decision === 'approved'
        ? `It is being captured${refund(' once it is paid')}`
        : 'Its hold is being released.';
    case 'paid':
      return `It is paid${refund('')}`;
    case 'refunded':
    case 'canceled':
      return `It is ${status}: there is nothing left to do.`;
  }
};
