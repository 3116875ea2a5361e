/** PaymentIntents: created, confirmed, captured, canceled, each from the statuses that allow it. */

import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { IntentStatus, PaymentIntent } from '../account/objects.ts';
import { invalidParameter, invalidRequest, notFound, StripeError } from '../api/errors.ts';
import { flag, group, integer, list, oneOf, type Params, required, text } from '../api/form.ts';
import { methodIn } from '../cards/payment-sources.ts';
import { attempt, authorize, take, unexpectedState } from './charges.ts';
import { assertAmount } from './currencies.ts';
import { chargeView, intentView } from './views.ts';

export const findIntent = ({ store }: Context, id: string): PaymentIntent => {
  const intent = store.state.paymentIntents[id];
  if (intent === undefined) throw notFound('payment_intent', id, 'intent');
  return intent;
};

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
    metadata: metadataAfter({}, params),
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
  intent.metadata = metadataAfter(intent.metadata, params);
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

/** `POST /v1/payment_intents/:id`. Any update clears the last error. */
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
  }
  intent.lastPaymentError = null;
  intent.metadata = metadataAfter(intent.metadata, params);
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
  const { paymentMethod } = intent;
  intent.status = 'requires_payment_method';
  intent.paymentMethod = null;
  intent.lastPaymentError = {
    code: 'payment_intent_authentication_failure',
    message: 'We are unable to authenticate your payment method.',
    paymentMethod,
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

/** Which of an intent's parts the answer shows whole; of a list's items they begin with `data.`. */
export const expansionsIn = (params: Params): readonly string[] =>
  list(params, 'expand').map((path) => path.replace(/^data\./, ''));
