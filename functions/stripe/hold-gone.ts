/** Whether anything is left to capture of a PaymentIntent that was a hold. */
import type Stripe from 'stripe';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import { captureBeforeOf } from './capture-before.ts';

/**
 * Whether the hold was canceled, failed, or has outlived its time. Stripe cancels a PaymentIntent
 * only some time after its hold ended: until then it still says `requires_capture`, and `now` tells,
 * if the charge was expanded in the request. Capture and Release both ask this, so that neither
 * sends the checkout to the other for ever.
 */
export const isHoldGone = (intent: Stripe.PaymentIntent, nowMs: number): boolean => {
  switch (paymentStatusOf(intent.status)) {
    case 'canceled':
    case 'requires_payment_method':
      return true;
    case 'requires_capture': {
      const captureBefore = captureBeforeOf(intent);
      return captureBefore !== undefined && Date.parse(captureBefore) <= nowMs;
    }
    default:
      return false;
  }
};
