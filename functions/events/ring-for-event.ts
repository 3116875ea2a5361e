/**
 * Rings for what somebody has to know of an order. It goes by the order's events and not by whoever
 * wrote the row: a write whose answer is lost is told of all the same, at least once.
 */
import { needsAnAnswer } from '../checkout/dispute.ts';
import { metricNames } from '../checkout/metric-names.ts';
import type { OrderEvent } from '../checkout/order-events.ts';
import { log } from '../lambda/log.ts';
import { emitMetric } from '../lambda/metrics.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';

export const ringForEvent = ({ type, detail }: OrderEvent): void => {
  const { checkoutId, orderId, dispute = '' } = detail;
  switch (type) {
    case 'order.hold_ending':
      log.warn('an order waits for approval, and its hold is about to end', {
        checkoutId,
        orderId,
      });
      emitMetric(metricNames.holdEnding, 1);
      break;
    case 'order.refund_failed':
      needsAPerson('refund_failed', { checkoutId, orderId });
      break;
    case 'order.disputed':
      if (needsAnAnswer(dispute)) needsAPerson('disputed', { checkoutId, orderId });
      break;
    default:
  }
};
