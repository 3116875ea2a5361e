/** The API's requests about PaymentIntents. */
import type { Context } from '../account/context.ts';
import type { PaymentIntent } from '../account/objects.ts';
import { notFound } from '../api/errors.ts';
import { type Params, text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import {
  any,
  anything,
  expand,
  forBrowsers,
  get,
  type Handler,
  listing,
  post,
  type Route,
  showing,
} from '../api/route.ts';
import { cancelIntent } from './cancellations.ts';
import { captureIntent } from './captures.ts';
import { intentView, publicIntentView } from './intent-view.ts';
import { confirmIntent, createIntent, findIntent, updateIntent } from './payment-intents.ts';

const method = {
  payment_method: true,
  payment_method_data: anything,
  confirmation_token: true,
} as const;
/** The calculation by which the payment's taxes are reported. */
const taxed = { hooks: { inputs: { tax: { calculation: true } } } } as const;
const confirming = {
  ...method,
  ...taxed,
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
  ...taxed,
  metadata: any,
  description: true,
  receipt_email: true,
  shipping: anything,
} as const;

const retrieveIntent: Handler = (context, params, id) => {
  const intent = findIntent(context, id);
  const secret = text(params, 'client_secret');
  if (secret === undefined) return intentView(intent);
  if (secret !== intent.clientSecret) throw notFound('payment_intent', id, 'intent');
  return publicIntentView(intent);
};

/** The handler of a request that changes the PaymentIntent in its path and answers with it. */
const changing =
  (change: (context: Context, id: string, params: Params) => PaymentIntent): Handler =>
  (context, params, id) =>
    intentView(change(context, id, params));

export const paymentRoutes: readonly Route[] = showing('payment_intent', [
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
    (context, params) => intentView(createIntent(context, params)),
  ),
  get(
    '/v1/payment_intents',
    listing,
    listOf({
      url: '/v1/payment_intents',
      object: 'payment_intent',
      items: ({ store }) => Object.values(store.state.paymentIntents),
      view: intentView,
    }),
  ),
  forBrowsers(get('/v1/payment_intents/:id', { client_secret: true, ...expand }, retrieveIntent)),
  post(
    '/v1/payment_intents/:id',
    { ...method, ...described, ...expand, amount: true },
    changing(updateIntent),
  ),
  post('/v1/payment_intents/:id/confirm', confirming, changing(confirmIntent)),
  post(
    '/v1/payment_intents/:id/capture',
    { ...taxed, amount_to_capture: true, final_capture: true, metadata: any, ...expand },
    changing(captureIntent),
  ),
  post(
    '/v1/payment_intents/:id/cancel',
    { cancellation_reason: true, ...expand },
    changing(cancelIntent),
  ),
]);
