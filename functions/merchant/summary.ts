/** An order as the merchant sees it in a list. */
import { approvalDeadlineOf, isAwaitingApproval } from '../checkout/approval.ts';
import type { OrderSummary } from '../checkout/commands.ts';
import type { Order } from '../store/order-row.ts';

/** The captured amount. Rows from before partial captures don't hold it: all was captured then. */
export const capturedMinorOf = ({ status, capturedMinor, totalMinor }: Order): number => {
  if (status === 'paid' || status === 'refunded') return capturedMinor ?? totalMinor;
  return 0;
};

export const summaryOf = (order: Order): OrderSummary => ({
  id: order.id,
  status: order.status,
  placedAt: order.placedAt,
  currency: order.currency,
  totalMinor: order.totalMinor,
  capturedMinor: capturedMinorOf(order),
  refundedMinor: order.refundedMinor ?? 0,
  capture: order.capture ?? 'automatic',
  ...(order.decision !== undefined && { decision: order.decision }),
  ...(order.approvedMinor !== undefined && { approvedMinor: order.approvedMinor }),
  ...(order.decidedAt !== undefined && { decidedAt: order.decidedAt }),
  ...(order.dispute !== undefined && { dispute: order.dispute }),
  ...(order.restockedAt !== undefined && { restockedAt: order.restockedAt }),
  ...(isAwaitingApproval(order) && {
    decideBefore: new Date(approvalDeadlineOf(order)).toISOString(),
  }),
});
