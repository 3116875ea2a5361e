/** Which request does what: one line an endpoint, with the parameters that it takes. */
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { type Allowed, group, type Params, refuseUnknown, required, text } from './form.ts';
import { eventView, listEvents, listIntents, listOfPayment } from './listings.ts';
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  expansionsIn,
  findIntent,
  updateIntent,
} from './payment-intents.ts';
import { createPaymentMethod } from './payment-sources.ts';
import { createRefund } from './refunds.ts';
import type { PaymentIntent } from './store.ts';
import { createConfirmationToken, createToken } from './tokens.ts';
import {
  chargeView,
  intentView,
  paymentMethodView,
  publicIntentView,
  refundView,
} from './views.ts';

type Handler = (context: Context, params: Params, id: string) => unknown;

export type Endpoint = {
  readonly method: 'GET' | 'POST';
  /** With `:id` for the one variable. */
  readonly template: string;
  readonly allowed: Allowed;
  readonly isForBrowsers?: true;
  readonly handler: Handler;
};

const any: Allowed = { '*': true };
const anything: Allowed = { '*': { '*': { '*': true } } };
const expand = { expand: any };
const listing = {
  limit: true,
  starting_after: true,
  ending_before: true,
  created: any,
  ...expand,
} as const;

const method = {
  payment_method: true,
  payment_method_data: anything,
  confirmation_token: true,
} as const;
const confirming = {
  ...method,
  ...expand,
  return_url: true,
  use_stripe_sdk: true,
  off_session: true,
  error_on_requires_action: true,
  capture_method: true,
  payment_method_options: anything,
  receipt_email: true,
  setup_future_usage: true,
  shipping: anything,
  mandate_data: anything,
} as const;
const described = {
  metadata: any,
  description: true,
  receipt_email: true,
  shipping: anything,
} as const;

const intentAnswer = (context: Context, intent: PaymentIntent, params: Params) =>
  intentView(intent, context.store.state, expansionsIn(params));

const retrieveIntent: Handler = (context, params, id) => {
  const intent = findIntent(context, id);
  const secret = text(params, 'client_secret');
  if (secret === undefined) return intentAnswer(context, intent, params);
  if (secret !== intent.clientSecret) throw notFound('payment_intent', id, 'intent');
  return publicIntentView(intent);
};

const retrieve =
  (
    object: string,
    items: (context: Context) => Record<string, unknown>,
    view: (item: never) => unknown,
  ): Handler =>
  (context, _, id) => {
    const item = items(context)[id];
    if (item === undefined) throw notFound(object, id, 'id');
    return view(item as never);
  };

const get = (template: string, allowed: Allowed, handler: Handler): Endpoint => ({
  method: 'GET',
  template,
  allowed,
  handler,
});
const post = (template: string, allowed: Allowed, handler: Handler): Endpoint => ({
  method: 'POST',
  template,
  allowed,
  handler,
});

export const endpoints: readonly Endpoint[] = [
  post(
    '/v1/payment_intents',
    {
      ...confirming,
      ...described,
      amount: true,
      currency: true,
      confirm: true,
      allowed_payment_method_types: any,
      automatic_payment_methods: any,
      confirmation_method: true,
      statement_descriptor: true,
      statement_descriptor_suffix: true,
    },
    (context, params) => intentAnswer(context, createIntent(context, params), params),
  ),
  get('/v1/payment_intents', listing, listIntents),
  {
    ...get('/v1/payment_intents/:id', { client_secret: true, ...expand }, retrieveIntent),
    isForBrowsers: true,
  },
  post(
    '/v1/payment_intents/:id',
    { ...method, ...described, ...expand, amount: true },
    (context, params, id) => intentAnswer(context, updateIntent(context, id, params), params),
  ),
  post('/v1/payment_intents/:id/confirm', confirming, (context, params, id) =>
    intentAnswer(context, confirmIntent(context, id, params), params),
  ),
  post(
    '/v1/payment_intents/:id/capture',
    { amount_to_capture: true, final_capture: true, metadata: any, ...expand },
    (context, params, id) => intentAnswer(context, captureIntent(context, id, params), params),
  ),
  post(
    '/v1/payment_intents/:id/cancel',
    { cancellation_reason: true, ...expand },
    (context, params, id) => intentAnswer(context, cancelIntent(context, id, params), params),
  ),
  get(
    '/v1/charges',
    { ...listing, payment_intent: true },
    listOfPayment('/v1/charges', ({ store }) => store.state.charges, chargeView),
  ),
  get(
    '/v1/charges/:id',
    expand,
    retrieve('charge', ({ store }) => store.state.charges, chargeView),
  ),
  post(
    '/v1/refunds',
    { payment_intent: true, charge: true, amount: true, reason: true, metadata: any, ...expand },
    (context, params) => refundView(createRefund(context, params)),
  ),
  get(
    '/v1/refunds',
    { ...listing, payment_intent: true, charge: true },
    listOfPayment('/v1/refunds', ({ store }) => store.state.refunds, refundView),
  ),
  get(
    '/v1/refunds/:id',
    expand,
    retrieve('refund', ({ store }) => store.state.refunds, refundView),
  ),
  {
    ...post(
      '/v1/payment_methods',
      { type: true, card: any, billing_details: anything, metadata: any },
      (context, params) => paymentMethodView(createPaymentMethod(context, params)),
    ),
    isForBrowsers: true,
  },
  get(
    '/v1/payment_methods/:id',
    expand,
    retrieve('PaymentMethod', ({ store }) => store.state.paymentMethods, paymentMethodView),
  ),
  {
    ...post('/v1/tokens', { card: any }, (context, params) => createToken(context, params)),
    isForBrowsers: true,
  },
  {
    ...post('/v1/confirmation_tokens', anything, (context, params) =>
      createConfirmationToken(context, params),
    ),
    isForBrowsers: true,
  },
  post('/v1/test_helpers/confirmation_tokens', anything, (context, params) => {
    required(
      text(params, 'payment_method') ?? group(params, 'payment_method_data'),
      'payment_method',
    );
    return createConfirmationToken(context, params);
  }),
  get('/v1/events', { ...listing, type: true }, listEvents),
  get('/v1/events/:id', expand, (context, _, id) => {
    const event = context.store.state.events.find((each) => each.id === id);
    if (event === undefined) throw notFound('event', id, 'id');
    return eventView(event);
  }),
  get('/v1/account', expand, () => ({
    id: 'acct_local',
    object: 'account',
    country: 'US',
    default_currency: 'usd',
  })),
];

/** The endpoint of a request with the id in its path, or nothing. */
export const endpointOf = (
  requestMethod: string,
  path: string,
): { readonly endpoint: Endpoint; readonly id: string } | undefined => {
  for (const endpoint of endpoints) {
    if (endpoint.method !== requestMethod) continue;
    const match = new RegExp(`^${endpoint.template.replace(':id', '([\\w]+)')}$`).exec(path);
    if (match !== null) return { endpoint, id: match[1] ?? '' };
  }
  return undefined;
};

/** Runs an endpoint on the state, at once: nothing else happens meanwhile. */
export const run = (
  context: Context,
  { endpoint, id }: { endpoint: Endpoint; id: string },
  params: Params,
): unknown => {
  refuseUnknown(params, endpoint.allowed);
  return endpoint.handler(context, params, id);
};
