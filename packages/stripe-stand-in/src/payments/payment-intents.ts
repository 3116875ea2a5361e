/** PaymentIntents: created, confirmed and updated, each from the statuses that allow it. */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { IntentStatus, PaymentIntent, Shipping } from '../account/objects.ts';
import { invalidParameter, notFound } from '../api/errors.ts';
import { flag, group, integer, oneOf, type Params, required, text } from '../api/form.ts';
import { methodIn } from '../cards/payment-sources.ts';
import { linkTax } from '../tax/tax-reports.ts';
import { attempt } from './confirmations.ts';
import { assertAmount } from './currencies.ts';
import { intentView } from './intent-view.ts';
import { unexpectedState } from './unexpected-state.ts';

/** Throws Stripe's 404 when there is none with this id. */
export const findIntent = ({ store }: Context, id: string): PaymentIntent => {
  const intent = store.state.paymentIntents[id];
  if (intent === undefined) throw notFound('payment_intent', id, 'intent');
  return intent;
};

/** A payment method that redirects needs an address to return to. */
const assertReturnUrl = (params: Params): void => {
  const automatic = group(params, 'automatic_payment_methods');
  const mayRedirect = automatic !== undefined && text(automatic, 'allow_redirects') !== 'never';
  if (!flag(params, 'confirm') || !mayRedirect || text(params, 'return_url') !== undefined) return;
  throw invalidParameter(
    'This PaymentIntent is configured to accept payment methods that may redirect: provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to `never`.',
  );
};

/** Where the order goes: a parameter of the request takes precedence over the confirmation token. */
const shippingIn = ({ store }: Context, params: Params): Shipping | undefined =>
  group(params, 'shipping') ??
  store.state.tokens[text(params, 'confirmation_token') ?? '']?.shipping;

/** Notes what a confirmation token was used for. */
const spendToken = ({ store }: Context, { id }: PaymentIntent, params: Params): void => {
  const token = store.state.tokens[text(params, 'confirmation_token') ?? ''];
  if (token !== undefined) token.paymentIntent = id;
};

/** Takes over the address that a request names; an empty one takes it away. */
const setReceiptEmail = (intent: PaymentIntent, params: Params): void => {
  const email = text(params, 'receipt_email');
  if (email === undefined) return;
  if (email === '') delete intent.receiptEmail;
  else if (/^[^\s@]+@[^\s@]+$/.test(email)) intent.receiptEmail = email;
  else {
    throw invalidParameter(`Invalid email address: ${email}`, {
      code: 'email_invalid',
      param: 'receipt_email',
    });
  }
};

/** `POST /v1/payment_intents`. A decline is thrown, and the PaymentIntent is there all the same. */
export const createIntent = (context: Context, params: Params): PaymentIntent => {
  const amount = required(integer(params, 'amount'), 'amount');
  const currency = required(text(params, 'currency'), 'currency').toLowerCase();
  const captureMethod = oneOf(text(params, 'capture_method'), 'capture_method', [
    'automatic',
    'automatic_async',
    'manual',
  ] as const);
  assertReturnUrl(params);
  assertAmount(amount, currency);
  const method = methodIn(context, params);
  const id = context.store.newId('pi');
  const intent: PaymentIntent = {
    id,
    created: context.clock.nowSeconds(),
    clientSecret: `${id}_secret_${context.store.newId('s').slice(2)}`,
    currency,
    captureMethod: captureMethod ?? 'automatic',
    amount,
    amountReceived: 0,
    status: method === undefined ? 'requires_payment_method' : 'requires_confirmation',
    description: text(params, 'description') ?? null,
    shipping: shippingIn(context, params) ?? null,
    metadata: metadataAfter({}, params),
    paymentMethod: method ?? null,
    latestCharge: null,
    lastPaymentError: null,
    canceledAt: null,
    cancellationReason: null,
  };
  setReceiptEmail(intent, params);
  linkTax(context, intent, params);
  spendToken(context, intent, params);
  context.store.state.paymentIntents[id] = intent;
  context.emit('payment_intent.created', intentView(intent));
  if (flag(params, 'confirm')) attempt(context, intent, params);
  return intent;
};

const confirmable: readonly IntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

/** `POST /v1/payment_intents/:id/confirm`. */
export const confirmIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  if (!confirmable.includes(intent.status)) {
    const message = `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`;
    throw unexpectedState(intent, message);
  }
  setReceiptEmail(intent, params);
  linkTax(context, intent, params);
  intent.paymentMethod = methodIn(context, params) ?? intent.paymentMethod;
  intent.shipping = shippingIn(context, params) ?? intent.shipping ?? null;
  spendToken(context, intent, params);
  attempt(context, intent, params);
  return intent;
};

/** `POST /v1/payment_intents/:id`. Any update clears the last error. */
export const updateIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  setReceiptEmail(intent, params);
  const amount = integer(params, 'amount');
  const isOpen = intent.status.startsWith('requires_') && intent.status !== 'requires_capture';
  if (amount !== undefined) {
    if (!isOpen) {
      const message = `This PaymentIntent's amount could not be updated because it has a status of ${intent.status}.`;
      throw unexpectedState(intent, message);
    }
    assertAmount(amount, intent.currency);
    intent.amount = amount;
  }
  linkTax(context, intent, params);
  intent.lastPaymentError = null;
  intent.metadata = metadataAfter(intent.metadata, params);
  intent.description = text(params, 'description') ?? intent.description;
  intent.shipping = group(params, 'shipping') ?? intent.shipping ?? null;
  return intent;
};
