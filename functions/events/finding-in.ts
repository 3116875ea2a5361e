/**
 * What a person has to know of an order's event. The order's events say so, and not the code that
 * wrote the row: a write whose answer was lost is still told of, at least once.
 */
import { needsAnAnswer } from '../checkout/dispute.ts';
import type { OrderEvent } from '../checkout/order-events.ts';
import type { Finding } from '../checkout/verdict.ts';

export const findingIn = ({ type, detail }: OrderEvent): Finding | undefined => {
  const { notGivenBack = [], dispute = '' } = detail;
  switch (type) {
    case 'order.hold_ending':
      return 'hold_ending';
    case 'order.canceled':
      return notGivenBack.length > 0 ? 'not_given_back' : undefined;
    case 'order.refund_failed':
      return 'refund_failed';
    case 'order.disputed':
      return needsAnAnswer(dispute) ? 'disputed' : undefined;
    default:
      return undefined;
  }
};
