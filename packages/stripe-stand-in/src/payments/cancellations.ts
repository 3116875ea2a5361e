/** How PaymentIntents end without a payment: by request, or because a hold's time is over. */
import type { Context } from '../account/context.ts';
import type { PaymentIntent } from '../account/objects.ts';
import { oneOf, type Params, text } from '../api/form.ts';
import { chargeView } from './charge-view.ts';
import { intentView } from './intent-view.ts';
import { findIntent } from './payment-intents.ts';
import { unexpectedState } from './unexpected-state.ts';

const end = (context: Context, intent: PaymentIntent, reason: string | null): void => {
  intent.status = 'canceled';
  intent.canceledAt = context.clock.nowSeconds();
  intent.cancellationReason = reason;
  context.emit('payment_intent.canceled', intentView(intent));
};

/** `POST /v1/payment_intents/:id/cancel`. */
export const cancelIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  const reason = oneOf(text(params, 'cancellation_reason'), 'cancellation_reason', [
    'duplicate',
    'fraudulent',
    'requested_by_customer',
    'abandoned',
  ] as const);
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing, expired.`;
    throw unexpectedState(intent, message);
  }
  end(context, intent, reason ?? null);
  return intent;
};

/** A hold lasts for days: one that is placed after a look can't be over within this time. */
const untilNextLookSeconds = 60 * 60;

/**
 * Cancels every hold whose time has been over for as long as the state says. It is called before each
 * request, and looks at all payments only when one of them may be meant.
 */
export const expireHolds = (context: Context): void => {
  const { charges, paymentIntents, holdLagSeconds } = context.store.state;
  const nowSeconds = context.clock.nowSeconds();
  if (nowSeconds < context.holdsLast.untilSeconds) return;
  let untilSeconds = nowSeconds + untilNextLookSeconds;
  for (const intent of Object.values(paymentIntents)) {
    if (intent.status !== 'requires_capture') continue;
    const charge = charges[intent.latestCharge ?? ''];
    if (charge === undefined || charge.captureBefore === null) continue;
    const endSeconds = charge.captureBefore + holdLagSeconds;
    if (endSeconds > nowSeconds) {
      untilSeconds = Math.min(untilSeconds, endSeconds);
      continue;
    }
    context.emit('charge.expired', chargeView(charge));
    end(context, intent, 'expired');
  }
  context.holdsLast.untilSeconds = untilSeconds;
};
