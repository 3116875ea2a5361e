/** Stripe's answer to a request that a PaymentIntent's status does not allow. */
import type { PaymentIntent } from '../account/objects.ts';
import { invalidRequest, type StripeError } from '../api/errors.ts';
import { intentView } from './intent-view.ts';

export const unexpectedState = (intent: PaymentIntent, message: string): StripeError =>
  invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intentView(intent),
  });
