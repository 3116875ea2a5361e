/** Webhook endpoints: where events are sent, which of them, and signed with which secrets. */
import type { Context } from '../account/context.ts';
import type { WebhookEndpoint } from '../account/objects.ts';
import { invalidParameter, notFound } from '../api/errors.ts';

/** Without the secret: only the answer to the endpoint's creation tells it. */
export const webhookEndpointView = (endpoint: WebhookEndpoint) => ({
  id: endpoint.id,
  object: 'webhook_endpoint',
  api_version: endpoint.apiVersion,
  application: null,
  created: endpoint.created,
  description: endpoint.description,
  enabled_events: endpoint.enabledEvents,
  livemode: false,
  metadata: endpoint.metadata,
  status: endpoint.status,
  url: endpoint.url,
});

/** The secrets that sign at `nowSeconds`, the newest first. */
export const secretsOf = (
  { secret, rolledSecret }: WebhookEndpoint,
  nowSeconds: number,
): readonly string[] =>
  rolledSecret !== null && nowSeconds < rolledSecret.until
    ? [secret, rolledSecret.value]
    : [secret];

/** Whether an event of this type is to be sent to the endpoint. */
export const wants = ({ status, enabledEvents }: WebhookEndpoint, type: string): boolean =>
  status === 'enabled' && (enabledEvents.includes('*') || enabledEvents.includes(type));

/** Throws Stripe's 404 when there is none with this id. */
export const findWebhookEndpoint = ({ store }: Context, id: string): WebhookEndpoint => {
  const endpoint = store.state.webhookEndpoints[id];
  if (endpoint === undefined) throw notFound('webhook endpoint', id, 'webhook_endpoint');
  return endpoint;
};

/** The url. Throws Stripe's `url_invalid` for anything else. */
export const assertUrl = (url: string): string => {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalidParameter('Invalid URL: an explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  });
};

export const newSecret = ({ store }: Context): string => store.newId('whsec');

type NewEndpoint = Pick<WebhookEndpoint, 'url' | 'enabledEvents'> &
  Partial<Pick<WebhookEndpoint, 'secret' | 'description' | 'metadata' | 'apiVersion'>>;

/** Adds an endpoint, enabled. It gets a new secret unless one is given. */
export const addEndpoint = (context: Context, given: NewEndpoint): WebhookEndpoint => {
  const endpoint: WebhookEndpoint = {
    id: context.store.newId('we'),
    created: context.clock.nowSeconds(),
    apiVersion: given.apiVersion ?? null,
    url: given.url,
    enabledEvents: given.enabledEvents,
    status: 'enabled',
    description: given.description ?? null,
    metadata: given.metadata ?? {},
    secret: given.secret ?? newSecret(context),
    rolledSecret: null,
  };
  context.store.state.webhookEndpoints[endpoint.id] = endpoint;
  return endpoint;
};
