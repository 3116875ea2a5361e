/** PaymentIntents as Stripe's API shows them: to a secret key, and to a browser. */
import type Stripe from 'stripe';
import type { LastPaymentError, PaymentIntent } from '../account/objects.ts';
import { withDocUrl } from '../api/errors.ts';
import { paymentMethodView } from '../cards/payment-method-view.ts';

const nextActionOf = ({ status, id }: PaymentIntent) =>
  status === 'requires_action'
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'stripe_3ds2_fingerprint', source: id } }
    : null;

const lastErrorView = ({ paymentMethod, ...error }: LastPaymentError) => ({
  type: 'card_error',
  payment_method_type: 'card',
  ...withDocUrl(error),
  ...(paymentMethod !== null && { payment_method: paymentMethodView(paymentMethod) }),
});

const lastErrorOf = ({ lastPaymentError: error }: PaymentIntent) =>
  error === null ? null : lastErrorView(error);

/** The members that callers read, and all others that Stripe shows. */
export type IntentView = Pick<
  Stripe.PaymentIntent,
  'id' | 'status' | 'amount' | 'amount_received' | 'currency' | 'metadata'
> &
  Record<string, unknown>;

/** What a secret key sees. */
export const intentView = (intent: PaymentIntent): IntentView => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
  amount_received: intent.amountReceived,
  canceled_at: intent.canceledAt,
  cancellation_reason: intent.cancellationReason,
  capture_method: intent.captureMethod,
  client_secret: intent.clientSecret,
  confirmation_method: 'automatic',
  created: intent.created,
  currency: intent.currency,
  customer: null,
  description: intent.description,
  ...(intent.taxCalculation !== undefined && {
    hooks: { inputs: { tax: { calculation: intent.taxCalculation } } },
  }),
  last_payment_error: lastErrorOf(intent),
  latest_charge: intent.latestCharge,
  livemode: false,
  metadata: intent.metadata,
  next_action: nextActionOf(intent),
  payment_method: intent.paymentMethod?.id ?? null,
  payment_method_types: ['card'],
  receipt_email: intent.receiptEmail ?? null,
  shipping: intent.shipping ?? null,
  status: intent.status,
});

/** What a browser with the client secret sees. */
export const publicIntentView = (intent: PaymentIntent) => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  capture_method: intent.captureMethod,
  client_secret: intent.clientSecret,
  created: intent.created,
  currency: intent.currency,
  last_payment_error: lastErrorOf(intent),
  livemode: false,
  next_action: nextActionOf(intent),
  payment_method: intent.paymentMethod?.id ?? null,
  payment_method_types: ['card'],
  status: intent.status,
});
