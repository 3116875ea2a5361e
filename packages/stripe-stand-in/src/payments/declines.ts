/** What a bank says when it declines a card. Source: https://docs.stripe.com/declines/codes */
import type { Context } from '../account/context.ts';
import type { PaymentError, PaymentIntent } from '../account/objects.ts';
import { StripeError } from '../api/errors.ts';
import type { Decline } from '../cards/decline-codes.ts';
import { paymentMethodView } from '../cards/payment-method-view.ts';
import { chargeView } from './charge-view.ts';
import { addCharge } from './charges.ts';
import { intentView } from './intent-view.ts';

const messages: Readonly<Record<string, string>> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
};

type Advice = 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';

/**
 * What the bank says in the network's own code, and what Stripe advises on it. For `generic_decline` as
 * test mode answers; the others are the networks' usual codes. Sources:
 * https://docs.stripe.com/declines/card#retrying-issuer-declines, https://docs.stripe.com/declines/network-codes
 */
const advice: Readonly<Record<string, readonly [network: string, Advice]>> = {
  generic_decline: ['01', 'try_again_later'],
  do_not_honor: ['05', 'try_again_later'],
  lost_card: ['41', 'do_not_try_again'],
  stolen_card: ['43', 'do_not_try_again'],
  insufficient_funds: ['51', 'try_again_later'],
  expired_card: ['54', 'confirm_card_data'],
  transaction_not_allowed: ['57', 'do_not_try_again'],
  card_velocity_exceeded: ['61', 'try_again_later'],
  processing_error: ['96', 'try_again_later'],
  incorrect_cvc: ['N7', 'confirm_card_data'],
};

/** Mastercard's Merchant Advice Codes. Visa gives none. */
const mastercardAdvice: Readonly<Record<Advice, string>> = {
  confirm_card_data: '01',
  try_again_later: '02',
  do_not_try_again: '03',
};

const adviceOn = (code: string, brand: string): Partial<PaymentError> => {
  const [network_decline_code, advice_code] = advice[code] ?? [];
  if (network_decline_code === undefined || advice_code === undefined) return {};
  const network_advice_code = mastercardAdvice[advice_code];
  return {
    advice_code,
    network_decline_code,
    ...(brand === 'mastercard' && { network_advice_code }),
  };
};

/** The error of a test card that declines. `brand` is its network, whose advice it may have. */
export const errorOfDecline = (
  { code, declineCode, isBlocked }: Decline,
  brand: string,
): PaymentError => ({
  code,
  ...(declineCode !== undefined && { decline_code: declineCode }),
  ...(isBlocked ? {} : adviceOn(declineCode ?? code, brand)),
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
