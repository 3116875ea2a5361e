/** The API's requests about events and the endpoints that they are sent to. */
import { notFound } from '../api/errors.ts';
import { text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import {
  any,
  expand,
  get,
  listing,
  post,
  type Route,
  remove,
  retrieve,
  showing,
} from '../api/route.ts';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  updateWebhookEndpoint,
} from './endpoint-requests.ts';
import { eventView } from './events.ts';
import { webhookEndpointView } from './webhook-endpoints.ts';

const described = {
  url: true,
  enabled_events: any,
  description: true,
  metadata: any,
  ...expand,
} as const;

export const webhookRoutes: readonly Route[] = [
  ...showing('event', [
    get(
      '/v1/events',
      { ...listing, type: true },
      listOf({
        url: '/v1/events',
        object: 'event',
        items: ({ store }) => store.state.events,
        matches: ({ type }, params) => [undefined, type].includes(text(params, 'type')),
        view: (event, { store }) => eventView(event, Object.values(store.state.deliveries)),
      }),
    ),
    get('/v1/events/:id', expand, ({ store: { state } }, _, id) => {
      const event = state.events.find((each) => each.id === id);
      if (event === undefined) throw notFound('event', id, 'id');
      return eventView(event, Object.values(state.deliveries));
    }),
  ]),
  ...showing('webhook_endpoint', [
    post('/v1/webhook_endpoints', { ...described, api_version: true }, (context, params) => {
      const endpoint = createWebhookEndpoint(context, params);
      // No other answer tells the secret.
      return { ...webhookEndpointView(endpoint), secret: endpoint.secret };
    }),
    get(
      '/v1/webhook_endpoints',
      listing,
      listOf({
        url: '/v1/webhook_endpoints',
        object: 'webhook endpoint',
        items: ({ store }) => Object.values(store.state.webhookEndpoints),
        view: webhookEndpointView,
      }),
    ),
    get(
      '/v1/webhook_endpoints/:id',
      expand,
      retrieve(
        'webhook endpoint',
        ({ store }) => store.state.webhookEndpoints,
        webhookEndpointView,
      ),
    ),
    post('/v1/webhook_endpoints/:id', { ...described, disabled: true }, (context, params, id) =>
      webhookEndpointView(updateWebhookEndpoint(context, id, params)),
    ),
    remove('/v1/webhook_endpoints/:id', {}, (context, _, id) => deleteWebhookEndpoint(context, id)),
  ]),
];
