/** The shopper's answer at the bank's own step (3-D Secure). */
import type { Context } from '../account/context.ts';
import type { PaymentIntent } from '../account/objects.ts';
import { StripeError } from '../api/errors.ts';
import { authorize } from './confirmations.ts';
import { intentView } from './intent-view.ts';
import { findIntent } from './payment-intents.ts';

/** Authorizes, and leaves a decline in the PaymentIntent: the bank's page ends either way. */
const authorizeOrDecline = (context: Context, intent: PaymentIntent): void => {
  try {
    authorize(context, intent);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
  }
};

/**
 * The PaymentIntent after the bank has let the shopper pay, or not. One that does not wait for the
 * bank stays as it is. Throws Stripe's 404 when there is none with this id.
 */
export const authenticate = (context: Context, id: string, succeeds: boolean): PaymentIntent => {
  const intent = findIntent(context, id);
  if (intent.status !== 'requires_action') return intent;
  if (succeeds) {
    authorizeOrDecline(context, intent);
    return intent;
  }
  const { paymentMethod } = intent;
  intent.status = 'requires_payment_method';
  intent.paymentMethod = null;
  intent.lastPaymentError = {
    code: 'payment_intent_authentication_failure',
    message: 'We are unable to authenticate your payment method.',
    paymentMethod,
  };
  context.emit('payment_intent.payment_failed', intentView(intent));
  return intent;
};
