/** PaymentIntents: created, confirmed, captured, canceled, each from the statuses that allow it. */
import type { Context } from './context.ts';
import { assertAmount } from './currencies.ts';
import { invalidParameter, invalidRequest, notFound, StripeError } from './errors.ts';
import { flag, group, integer, list, oneOf, type Params, required, text } from './form.ts';
import { methodIn } from './payment-sources.ts';
import type { Charge, IntentStatus, PaymentError, PaymentIntent } from './store.ts';
import { chargeView, intentView } from './views.ts';

/** Cards online, by the cardholder. Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
const holdSeconds = 7 * 24 * 60 * 60;

const sentences: Readonly<Record<string, string>> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
};

export const findIntent = ({ store }: Context, id: string): PaymentIntent => {
  const intent = store.state.paymentIntents[id];
  if (intent === undefined) throw notFound('payment_intent', id, 'intent');
  return intent;
};

const metadataIn = (params: Params): Record<string, string> =>
  Object.fromEntries(
    Object.entries(group(params, 'metadata') ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

const unexpectedState = (context: Context, intent: PaymentIntent, message: string): StripeError =>
  invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intentView(intent, context.store.state),
  });

/** `POST /v1/payment_intents`. A decline is thrown, and leaves the intent behind. */
export const createIntent = (context: Context, params: Params): PaymentIntent => {
  const amount = required(integer(params, 'amount'), 'amount');
  const currency = required(text(params, 'currency'), 'currency').toLowerCase();
  const captureMethod =
    oneOf(text(params, 'capture_method'), 'capture_method', [
      'automatic',
      'automatic_async',
      'manual',
    ] as const) ?? 'automatic';
  const automatic = group(params, 'automatic_payment_methods');
  const confirm = flag(params, 'confirm');
  const mayRedirect = automatic !== undefined && text(automatic, 'allow_redirects') !== 'never';
  if (confirm && mayRedirect && text(params, 'return_url') === undefined) {
    throw invalidParameter(
      'This PaymentIntent is configured to accept payment methods that may redirect: provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to `never`.',
    );
  }
  assertAmount(amount, currency);
  const method = methodIn(context, params);
  const id = context.store.newId('pi');
  const intent: PaymentIntent = {
    id,
    created: context.clock.nowSeconds(),
    clientSecret: `${id}_secret_${context.store.newId('s').slice(2)}`,
    currency,
    captureMethod,
    amount,
    amountReceived: 0,
    status: method === undefined ? 'requires_payment_method' : 'requires_confirmation',
    description: text(params, 'description') ?? null,
    metadata: metadataIn(params),
    paymentMethod: method ?? null,
    latestCharge: null,
    lastPaymentError: null,
    canceledAt: null,
    cancellationReason: null,
  };
  context.store.state.paymentIntents[id] = intent;
  context.emit('payment_intent.created', intentView(intent, context.store.state));
  if (confirm) attempt(context, intent, params);
  return intent;
};

/** `POST /v1/payment_intents/:id/confirm`. */
export const confirmIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  const confirmable: readonly IntentStatus[] = [
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
  ];
  if (!confirmable.includes(intent.status)) {
    throw unexpectedState(
      context,
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
    );
  }
  intent.paymentMethod = methodIn(context, params) ?? intent.paymentMethod;
  attempt(context, intent, params);
  return intent;
};

const attempt = (context: Context, intent: PaymentIntent, params: Params): void => {
  const card = intent.paymentMethod?.card;
  if (card === undefined) {
    throw unexpectedState(
      context,
      intent,
      'You cannot confirm this PaymentIntent because it’s missing a payment method.',
    );
  }
  if (card.authenticates) {
    if (flag(params, 'error_on_requires_action')) {
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

const authorize = (context: Context, intent: PaymentIntent): void => {
  const card = intent.paymentMethod?.card;
  if (card === undefined) return;
  if (card.decline !== undefined) {
    const { code, declineCode } = card.decline;
    decline(context, intent, {
      code,
      ...(declineCode !== undefined && { decline_code: declineCode }),
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
  const card = intent.paymentMethod?.card;
  if (card === undefined) throw new Error(`${intent.id} has no card to charge.`);
  const created = context.clock.nowSeconds();
  const isHold = intent.captureMethod === 'manual' && failure === null;
  const charge: Charge = {
    id: context.store.newId('ch'),
    created,
    paymentIntent: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    card,
    captureBefore: isHold ? created + holdSeconds : null,
    failure,
    captured: false,
    amountCaptured: 0,
    amountRefunded: 0,
    disputed: false,
  };
  context.store.state.charges[charge.id] = charge;
  intent.latestCharge = charge.id;
  return charge;
};

const decline = (context: Context, intent: PaymentIntent, failure: PaymentError): never => {
  const charge = addCharge(context, intent, failure);
  intent.lastPaymentError = { ...failure, charge: charge.id };
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
  });
};

const take = (context: Context, intent: PaymentIntent, charge: Charge, amount: number): void => {
  charge.captured = true;
  charge.amountCaptured = amount;
  intent.amountReceived = amount;
  intent.status = 'succeeded';
  if (intent.captureMethod === 'manual') context.emit('charge.captured', chargeView(charge));
  context.emit('payment_intent.succeeded', intentView(intent, context.store.state));
  if (charge.card.dispute === undefined) return;
  charge.disputed = true;
  context.emit('charge.dispute.created', {
    id: context.store.newId('du'),
    object: 'dispute',
    amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: intent.id,
    reason: charge.card.dispute,
    status: 'needs_response',
  });
};

/** `POST /v1/payment_intents/:id/capture`: once, for the hold at most; the rest is released. */
export const captureIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  const amount = integer(params, 'amount_to_capture') ?? intent.amount;
  if (amount < 0) {
    throw invalidParameter('Invalid non-negative integer', { param: 'amount_to_capture' });
  }
  const charge =
    intent.latestCharge === null ? undefined : context.store.state.charges[intent.latestCharge];
  if (intent.status !== 'requires_capture' || charge === undefined) {
    throw unexpectedState(
      context,
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  if (amount === 0) {
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  if (amount > intent.amount) {
    throw invalidRequest(
      `The requested capture amount (${amount}) is greater than the amount you can capture (${intent.amount}).`,
      { code: 'amount_too_large', payment_intent: intentView(intent, context.store.state) },
    );
  }
  take(context, intent, charge, amount);
  return intent;
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
    throw unexpectedState(
      context,
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing, expired.`,
    );
  }
  end(context, intent, reason ?? null);
  return intent;
};

const end = (context: Context, intent: PaymentIntent, reason: string | null): void => {
  intent.status = 'canceled';
  intent.canceledAt = context.clock.nowSeconds();
  intent.cancellationReason = reason;
  context.emit('payment_intent.canceled', intentView(intent, context.store.state));
};

/** `POST /v1/payment_intents/:id`. */
export const updateIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  const amount = integer(params, 'amount');
  const isOpen = intent.status.startsWith('requires_') && intent.status !== 'requires_capture';
  if (amount !== undefined) {
    if (!isOpen) {
      throw unexpectedState(
        context,
        intent,
        `This PaymentIntent's amount could not be updated because it has a status of ${intent.status}.`,
      );
    }
    assertAmount(amount, intent.currency);
    intent.amount = amount;
    intent.lastPaymentError = null;
  }
  intent.metadata = { ...intent.metadata, ...metadataIn(params) };
  intent.description = text(params, 'description') ?? intent.description;
  return intent;
};

/** The bank's word on a PaymentIntent that asked for it. */
export const authenticate = (context: Context, id: string, succeeds: boolean): PaymentIntent => {
  const intent = findIntent(context, id);
  if (intent.status !== 'requires_action') return intent;
  if (succeeds) {
    try {
      authorize(context, intent);
    } catch (error) {
      // The bank's own page ends either way; the decline stands in the intent.
      if (!(error instanceof StripeError)) throw error;
    }
    return intent;
  }
  intent.status = 'requires_payment_method';
  intent.paymentMethod = null;
  intent.lastPaymentError = {
    code: 'payment_intent_authentication_failure',
    message: 'We are unable to authenticate your payment method.',
  };
  context.emit('payment_intent.payment_failed', intentView(intent, context.store.state));
  return intent;
};

/** Ends every hold whose time is over. */
export const expireHolds = (context: Context): void => {
  const { charges, paymentIntents } = context.store.state;
  for (const intent of Object.values(paymentIntents)) {
    const charge = intent.latestCharge === null ? undefined : charges[intent.latestCharge];
    const isOver =
      (charge?.captureBefore ?? Number.POSITIVE_INFINITY) <= context.clock.nowSeconds();
    if (intent.status !== 'requires_capture' || charge === undefined || !isOver) continue;
    context.emit('charge.expired', chargeView(charge));
    end(context, intent, 'automatic');
  }
};

/** Which of an intent's parts the answer shows whole. */
export const expansionsIn = (params: Params): readonly string[] => list(params, 'expand');
