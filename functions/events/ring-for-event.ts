/**
 * Rings an alarm for an event that a person has to know about. The order's events do it, and not
 * the code that wrote the row: a write whose answer was lost still rings, at least once.
 */
import { needsAnAnswer } from '../checkout/dispute.ts';
import { metricNames } from '../checkout/metric-names.ts';
import type { OrderEvent } from '../checkout/order-events.ts';
import { log } from '../lambda/log.ts';
import { emitMetric } from '../lambda/metrics.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';

export const ringForEvent = ({ type, detail }: OrderEvent): void => {
  const { checkoutId, orderId, notGivenBack = [], dispute = '' } = detail;
  switch (type) {
    case 'order.hold_ending':
      log.warn('an order waits for approval, and its hold is about to end', {
        checkoutId,
        orderId,
      });
      emitMetric(metricNames.holdEnding, 1);
      break;
    case 'order.canceled':
      if (notGivenBack.length > 0) needsAPerson('not_given_back', { checkoutId, orderId });
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
