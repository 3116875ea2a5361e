/** What a bank does with a card that is to pay: it agrees, declines, or asks for its own step. */
import type { Context } from '../account/context.ts';
import type { Card, PaymentIntent } from '../account/objects.ts';
import { flag, type Params } from '../api/form.ts';
import { chargeView } from './charge-view.ts';
import { addCharge, take } from './charges.ts';
import { authenticationRequired, decline, errorOfDecline } from './declines.ts';
import { intentView } from './intent-view.ts';
import { unexpectedState } from './unexpected-state.ts';

const cardOf = (intent: PaymentIntent): Card => {
  const { paymentMethod } = intent;
  if (paymentMethod !== null) return paymentMethod.card;
  const message = 'You cannot confirm this PaymentIntent because it’s missing a payment method.';
  throw unexpectedState(intent, message);
};

/** Confirms with the PaymentIntent's card: a hold, a decline (thrown), or the bank's step. */
export const attempt = (context: Context, intent: PaymentIntent, params: Params): void => {
  const { authenticates } = cardOf(intent);
  const kept = context.store.state.paymentMethods[intent.paymentMethod?.id ?? ''];
  if (kept !== undefined) kept.used = true;
  const isOffSession = flag(params, 'off_session');
  if (authenticates !== 'always' && !(authenticates === 'on session' && !isOffSession)) {
    authorize(context, intent);
    return;
  }
  if (flag(params, 'error_on_requires_action') || isOffSession) {
    decline(context, intent, authenticationRequired);
  }
  intent.status = 'requires_action';
  context.emit('payment_intent.requires_action', intentView(intent));
};

/** Asks the bank. It throws a decline, and the PaymentIntent keeps it as its last error. */
export const authorize = (context: Context, intent: PaymentIntent): void => {
  const card = cardOf(intent);
  if (card.decline !== undefined)
    decline(context, intent, errorOfDecline(card.decline, card.brand));
  const isManual = intent.captureMethod === 'manual';
  const charge = addCharge(context, intent, null);
  intent.lastPaymentError = null;
  intent.status = isManual ? 'requires_capture' : 'succeeded';
  context.emit('charge.succeeded', chargeView(charge));
  if (isManual) {
    context.emit('payment_intent.amount_capturable_updated', intentView(intent));
  } else {
    take(context, intent, charge, intent.amount);
  }
};
