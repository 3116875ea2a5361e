/** What a bank does with a card: agrees to a hold, declines, asks for its own step, pays out. */
import type { Context } from '../account/context.ts';
import type { Charge, PaymentError, PaymentIntent } from '../account/objects.ts';
import { invalidRequest, StripeError } from '../api/errors.ts';
import { flag, type Params } from '../api/form.ts';
import { openDispute } from '../disputes/disputes.ts';
import { chargeView, intentView, paymentMethodView } from './views.ts';

/** Cards online, by the cardholder. Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
const holdSeconds = 7 * 24 * 60 * 60;

const sentences: Readonly<Record<string, string>> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
};

/** What a bank adds to its no, where a recorded answer of test mode shows it. */
const advice: Readonly<Record<string, Partial<PaymentError>>> = {
  generic_decline: { advice_code: 'try_again_later', network_decline_code: '01' },
};

/** The error of a request that the PaymentIntent's status does not allow. */
export const unexpectedState = (
  context: Context,
  intent: PaymentIntent,
  message: string,
): StripeError =>
  invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intentView(intent, context.store.state),
  });

/** Confirms with the card that is there: a hold, a decline (thrown), or the bank's step. */
export const attempt = (context: Context, intent: PaymentIntent, params: Params): void => {
  const card = intent.paymentMethod?.card;
  if (card === undefined) {
    throw unexpectedState(
      context,
      intent,
      'You cannot confirm this PaymentIntent because it’s missing a payment method.',
    );
  }
  const kept = context.store.state.paymentMethods[intent.paymentMethod?.id ?? ''];
  if (kept !== undefined) kept.used = true;
  const isOffSession = flag(params, 'off_session');
  if (card.authenticates === 'always' || (card.authenticates === 'on session' && !isOffSession)) {
    if (flag(params, 'error_on_requires_action') || isOffSession) {
      decline(context, intent, {
        code: 'authentication_required',
        message: 'Your card was declined. This transaction requires authentication.',
      });
    }
    intent.status = 'requires_action';
    context.emit('payment_intent.requires_action', intentView(intent, context.store.state));
    return;
  }
  authorize(context, intent);
};

/** Asks the bank. A decline is thrown, and stands in the PaymentIntent. */
export const authorize = (context: Context, intent: PaymentIntent): void => {
  const card = intent.paymentMethod?.card;
  if (card === undefined) return;
  if (card.decline !== undefined) {
    const { code, declineCode } = card.decline;
    decline(context, intent, {
      code,
      ...(declineCode !== undefined && { decline_code: declineCode }),
      ...advice[declineCode ?? code],
      message: sentences[declineCode ?? code] ?? 'Your card was declined.',
    });
  }
  const isManual = intent.captureMethod === 'manual';
  const charge = addCharge(context, intent, null);
  intent.lastPaymentError = null;
  intent.status = isManual ? 'requires_capture' : 'succeeded';
  context.emit('charge.succeeded', chargeView(charge));
  if (isManual) {
    context.emit(
      'payment_intent.amount_capturable_updated',
      intentView(intent, context.store.state),
    );
  } else {
    take(context, intent, charge, intent.amount);
  }
};

const addCharge = (
  context: Context,
  intent: PaymentIntent,
  failure: PaymentError | null,
): Charge => {
  const { paymentMethod } = intent;
  if (paymentMethod === null) throw new Error(`${intent.id} has no card to charge.`);
  const created = context.clock.nowSeconds();
  const isHold = intent.captureMethod === 'manual' && failure === null;
  const charge: Charge = {
    id: context.store.newId('ch'),
    created,
    paymentIntent: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    card: paymentMethod.card,
    paymentMethod: paymentMethod.id,
    captureBefore: isHold ? created + holdSeconds : null,
    failure,
    captured: false,
    amountCaptured: 0,
    amountRefunded: 0,
    dispute: null,
  };
  context.store.state.charges[charge.id] = charge;
  intent.latestCharge = charge.id;
  return charge;
};

const decline = (context: Context, intent: PaymentIntent, failure: PaymentError): never => {
  const charge = addCharge(context, intent, failure);
  const { paymentMethod } = intent;
  intent.lastPaymentError = { ...failure, charge: charge.id, paymentMethod };
  intent.status = 'requires_payment_method';
  intent.paymentMethod = null;
  const view = intentView(intent, context.store.state);
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

/** Takes an amount of a hold; the rest of it is released. */
export const take = (
  context: Context,
  intent: PaymentIntent,
  charge: Charge,
  amount: number,
): void => {
  charge.captured = true;
  charge.amountCaptured = amount;
  intent.amountReceived = amount;
  intent.status = 'succeeded';
  if (intent.captureMethod === 'manual') context.emit('charge.captured', chargeView(charge));
  context.emit('payment_intent.succeeded', intentView(intent, context.store.state));
  const { dispute } = charge.card;
  if (dispute !== undefined) openDispute(context, charge, dispute.reason, dispute.kind);
};
