/** The sentences that tell the result of a command that moves money. */
import type { OrderSummary, RefundSummary } from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { localTime } from './local-time.ts';

/** `isRepeat` says that the decision was made before this command; it stays as it was. */
export const approvedSentence = (order: OrderSummary, isRepeat: boolean): string => {
  const money = (minor: number) => formatMoney(minor, order.currency);
  const { id, status, totalMinor, approvedMinor = totalMinor, capturedMinor, decidedAt } = order;
  const when = isRepeat && decidedAt !== undefined ? ` on ${localTime(decidedAt)}` : '';
  const decided = `Order ${id} ${isRepeat ? 'was' : 'is'} approved for ${money(approvedMinor)}${when}`;
  switch (status) {
    case 'confirmed': {
      const rest = totalMinor - approvedMinor;
      const others = rest > 0 ? `, and ${money(rest)} are released` : '';
      return `${decided}: it is captured now${others}.`;
    }
    case 'paid':
    case 'refunded':
      return `${decided}: ${money(capturedMinor)} were captured.`;
    case 'canceled':
      return `${decided}, and canceled since: its hold was gone.`;
  }
};

export const canceledSentence = (
  { id, status, decidedAt }: OrderSummary,
  isRepeat: boolean,
): string => {
  const when = isRepeat && decidedAt !== undefined ? ` on ${localTime(decidedAt)}` : '';
  const hold = status === 'confirmed' ? 'its hold is released now' : 'its hold is released';
  return `Order ${id} ${isRepeat ? 'was' : 'is'} canceled${when}: ${hold}.`;
};

/** Whether the refund has paid money back, or still may. */
export const isGiven = ({ status }: RefundSummary): boolean =>
  status !== 'failed' && status !== 'canceled';

export const refundedSentence = (order: OrderSummary, refund: RefundSummary): string => {
  const { currency, capturedMinor, refundedMinor } = order;
  const money = formatMoney(refund.amountMinor, currency);
  const left = formatMoney(capturedMinor - refundedMinor, currency);
  if (isGiven(refund)) {
    return `Refunded ${money} of ${order.id} (${refund.status}); ${left} are left of it.`;
  }
  const how = refund.status === 'failed' ? 'failed at the bank' : 'was canceled at Stripe';
  return (
    `The refund of ${money} of ${order.id} ${how}: the shop has this money again, and ${left} ` +
    'can be refunded. Order the refund again with another --id.'
  );
};
