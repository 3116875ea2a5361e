/** Lists, newest first: by time of creation, by payment, by type, a page at a time. */
import type { Context } from '../account/context.ts';
import { expansionsIn } from '../payments/payment-intents.ts';
import { intentView, page } from '../payments/views.ts';
import { eventView } from '../webhooks/events.ts';
import { webhookEndpointView } from '../webhooks/webhook-endpoints.ts';
import { invalidParameter, notFound } from './errors.ts';
import { group, integer, type Params, text } from './form.ts';

type Handler = (context: Context, params: Params) => unknown;

const newestFirst = <T extends { readonly created: number }>(items: Readonly<Record<string, T>>) =>
  Object.values(items).toReversed();

const createdIn = (params: Params) => {
  const range = group(params, 'created') ?? {};
  const bound = (name: string, otherwise: number) => integer(range, name) ?? otherwise;
  return ({ created }: { readonly created: number }) =>
    created >= bound('gte', 0) &&
    created > bound('gt', -1) &&
    created <= bound('lte', Number.POSITIVE_INFINITY) &&
    created < bound('lt', Number.POSITIVE_INFINITY);
};

const cursors = (params: Params) => {
  const limit = integer(params, 'limit') ?? 10;
  if (limit < 1 || limit > 100) {
    throw invalidParameter('This value must be between 1 and 100.', { param: 'limit' });
  }
  const after = text(params, 'starting_after');
  const before = text(params, 'ending_before');
  return { limit, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
};

const knownCursor = (items: Readonly<Record<string, unknown>>, params: Params, object: string) => {
  for (const name of ['starting_after', 'ending_before']) {
    const id = text(params, name);
    if (id === undefined || id in items) continue;
    throw invalidParameter(notFound(object, id, name).message, {
      code: 'resource_missing',
      param: name,
    });
  }
};

export const listIntents: Handler = (context, params) => {
  const { paymentIntents } = context.store.state;
  knownCursor(paymentIntents, params, 'payment_intent');
  return page(
    '/v1/payment_intents',
    newestFirst(paymentIntents).filter(createdIn(params)),
    cursors(params),
    (intent) => intentView(intent, context.store.state, expansionsIn(params)),
  );
};

type OfPayment = {
  readonly id: string;
  readonly created: number;
  readonly paymentIntent: string;
  readonly charge?: string;
};

export const listOfPayment =
  <T extends OfPayment>(
    url: string,
    items: (context: Context) => Record<string, T>,
    view: (item: T) => unknown,
  ): Handler =>
  (context, params) => {
    const intent = text(params, 'payment_intent');
    const charge = text(params, 'charge');
    const found = newestFirst(items(context))
      .filter((item) => intent === undefined || item.paymentIntent === intent)
      .filter((item) => charge === undefined || item.charge === charge)
      .filter(createdIn(params));
    return page(url, found, cursors(params), view);
  };

export const listEvents: Handler = ({ store }, params) => {
  const type = text(params, 'type');
  const found = store.state.events
    .toReversed()
    .filter((event) => type === undefined || event.type === type)
    .filter(createdIn(params));
  const deliveries = Object.values(store.state.deliveries);
  return page('/v1/events', found, cursors(params), (event) => eventView(event, deliveries));
};

export const listWebhookEndpoints: Handler = ({ store }, params) => {
  const { webhookEndpoints } = store.state;
  knownCursor(webhookEndpoints, params, 'webhook endpoint');
  const found = newestFirst(webhookEndpoints).filter(createdIn(params));
  return page('/v1/webhook_endpoints', found, cursors(params), webhookEndpointView);
};
