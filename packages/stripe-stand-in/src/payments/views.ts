/** The stand-in's objects as Stripe's API shows them. */
import type Stripe from 'stripe';
import type {
  Card,
  Charge,
  LastPaymentError,
  PaymentIntent,
  PaymentMethod,
  Refund,
} from '../account/objects.ts';
import type { State } from '../account/store.ts';

const cardView = (card: Card) => ({
  brand: card.brand,
  country: 'US',
  exp_month: card.expMonth,
  exp_year: card.expYear,
  funding: 'credit',
  last4: card.last4,
});

export const paymentMethodView = ({ id, created, card }: PaymentMethod) => ({
  id,
  object: 'payment_method',
  billing_details: { address: null, email: null, name: null, phone: null },
  card: cardView(card),
  created,
  customer: null,
  livemode: false,
  metadata: {},
  type: 'card',
});

export const chargeView = (charge: Charge) => ({
  id: charge.id,
  object: 'charge',
  amount: charge.amount,
  amount_captured: charge.amountCaptured,
  amount_refunded: charge.amountRefunded,
  captured: charge.captured,
  created: charge.created,
  currency: charge.currency,
  dispute: charge.dispute,
  disputed: charge.dispute !== null,
  failure_code: charge.failure?.code ?? null,
  failure_message: charge.failure?.message ?? null,
  livemode: false,
  metadata: {},
  outcome: {
    advice_code: charge.failure?.advice_code ?? null,
    network_decline_code: charge.failure?.network_decline_code ?? null,
    network_status: charge.failure === null ? 'approved_by_network' : 'declined_by_network',
    reason: charge.failure === null ? null : (charge.failure.decline_code ?? charge.failure.code),
    type: charge.failure === null ? 'authorized' : 'issuer_declined',
  },
  paid: charge.failure === null,
  payment_intent: charge.paymentIntent,
  payment_method: charge.paymentMethod,
  payment_method_details: {
    type: 'card',
    card: {
      ...cardView(charge.card),
      amount_authorized: charge.failure === null ? charge.amount : null,
      ...(charge.captureBefore !== null && { capture_before: charge.captureBefore }),
    },
  },
  refunded: charge.amountRefunded === charge.amount && charge.amountRefunded > 0,
  status: charge.failure === null ? 'succeeded' : 'failed',
});

export const refundView = (refund: Refund) => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  charge: refund.charge,
  created: refund.created,
  currency: refund.currency,
  metadata: refund.metadata,
  payment_intent: refund.paymentIntent,
  reason: refund.reason,
  status: refund.status,
  ...(refund.status === 'failed' && { failure_reason: 'unknown' }),
});

const nextActionOf = ({ status, id }: PaymentIntent) =>
  status === 'requires_action'
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'stripe_3ds2_fingerprint', source: id } }
    : null;

const lastErrorView = ({ paymentMethod, ...error }: LastPaymentError) => ({
  type: 'card_error',
  payment_method_type: 'card',
  ...error,
  ...(paymentMethod !== null && { payment_method: paymentMethodView(paymentMethod) }),
});

const lastErrorOf = ({ lastPaymentError: error }: PaymentIntent) =>
  error === null ? null : lastErrorView(error);

/** The members that are read here, and whatever else Stripe shows. */
export type IntentView = Pick<
  Stripe.PaymentIntent,
  'id' | 'status' | 'amount' | 'amount_received' | 'currency' | 'metadata'
> &
  Record<string, unknown>;

/** Stripe shows the last ten. Source: https://docs.stripe.com/api/charges/object#charge_object-refunds */
const refundsOf = (charge: Charge, { refunds }: State) =>
  page(
    `/v1/charges/${charge.id}/refunds`,
    Object.values(refunds)
      .filter((refund) => refund.charge === charge.id)
      .reverse(),
    {},
    refundView,
  );

/** What the secret key sees; `expand` may hold `latest_charge`, and `latest_charge.refunds`. */
export const intentView = (
  intent: PaymentIntent,
  state: State,
  expand: readonly string[] = [],
): IntentView => {
  const charge = intent.latestCharge === null ? undefined : state.charges[intent.latestCharge];
  return {
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
    last_payment_error: lastErrorOf(intent),
    latest_charge:
      charge !== undefined && expand.some((path) => path.startsWith('latest_charge'))
        ? {
            ...chargeView(charge),
            ...(expand.includes('latest_charge.refunds') && { refunds: refundsOf(charge, state) }),
          }
        : intent.latestCharge,
    livemode: false,
    metadata: intent.metadata,
    next_action: nextActionOf(intent),
    payment_method: intent.paymentMethod?.id ?? null,
    payment_method_types: ['card'],
    status: intent.status,
  };
};

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

/** A page of a list, newest first, by Stripe's cursors. */
export const page = <T extends { readonly id: string }>(
  url: string,
  newestFirst: readonly T[],
  { limit = 10, after, before }: { limit?: number; after?: string; before?: string },
  view: (item: T) => unknown,
) => {
  const start = after === undefined ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const end = before === undefined ? undefined : newestFirst.findIndex(({ id }) => id === before);
  const rest = newestFirst.slice(start, end);
  // Towards the newer ones, a page is what is next to the cursor.
  const data = before === undefined ? rest.slice(0, limit) : rest.slice(-limit);
  return { object: 'list', url, has_more: rest.length > limit, data: data.map(view) };
};
