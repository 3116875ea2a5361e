/** What a bank says when it declines a card. Source: https://docs.stripe.com/declines/codes */
import type { Context } from '../account/context.ts';
import type { PaymentError, PaymentIntent } from '../account/objects.ts';
import { StripeError } from '../api/errors.ts';
import { paymentMethodView } from '../cards/payment-method-view.ts';
import type { Decline } from '../cards/test-cards.ts';
import { chargeView } from './charge-view.ts';
import { addCharge } from './charges.ts';
import { intentView } from './intent-view.ts';

const messages: Readonly<Record<string, string>> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
};

/** What test mode adds to a decline, as far as its recorded answers show. */
const advice: Readonly<Record<string, Partial<PaymentError>>> = {
  generic_decline: { advice_code: 'try_again_later', network_decline_code: '01' },
};

/** The error of a test card that declines. */
export const errorOfDecline = ({ code, declineCode }: Decline): PaymentError => ({
  code,
  ...(declineCode !== undefined && { decline_code: declineCode }),
  ...advice[declineCode ?? code],
  message: messages[declineCode ?? code] ?? 'Your card was declined.',
});

/** The error of a card that can't pay without the bank's own step. */
export const authenticationRequired: PaymentError = {
  code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

/** Notes the failed charge, takes the card off the PaymentIntent, and throws Stripe's 402. */
export const decline = (context: Context, intent: PaymentIntent, failure: PaymentError): never => {
  const charge = addCharge(context, intent, failure);
  const { paymentMethod } = intent;
  intent.lastPaymentError = { ...failure, charge: charge.id, paymentMethod };
  intent.status = 'requires_payment_method';
  intent.paymentMethod = null;
  const view = intentView(intent);
  context.emit('charge.failed', chargeView(charge));
  context.emit('payment_intent.payment_failed', view);
  throw new StripeError(402, {
    type: 'card_error',
    ...failure,
    charge: charge.id,
    payment_intent: view,
    ...(paymentMethod !== null && { payment_method: paymentMethodView(paymentMethod) }),
  });
};
