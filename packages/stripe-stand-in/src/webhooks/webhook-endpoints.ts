/** Where events are sent: endpoints, which events each of them wants, and the secrets they trust. */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { WebhookEndpoint } from '../account/objects.ts';
import { invalidParameter, notFound } from '../api/errors.ts';
import { list, type Params, required, text } from '../api/form.ts';

/** For how long a rolled secret still signs. Source: https://docs.stripe.com/webhooks */
const rolledSecretLifeSeconds = 24 * 60 * 60;

/** Without the secret, which only the answer of the creation has. */
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

const assertUrl = (url: string): string => {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalidParameter('Invalid URL: an explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  });
};

const newSecret = ({ store }: Context): string => store.newId('whsec');

type NewEndpoint = Pick<WebhookEndpoint, 'url' | 'enabledEvents'> &
  Partial<Pick<WebhookEndpoint, 'secret' | 'description' | 'metadata' | 'apiVersion'>>;

const addEndpoint = (context: Context, given: NewEndpoint): WebhookEndpoint => {
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

/** `POST /v1/webhook_endpoints`. */
export const createWebhookEndpoint = (context: Context, params: Params): WebhookEndpoint => {
  const url = assertUrl(required(text(params, 'url'), 'url'));
  const enabledEvents = list(params, 'enabled_events');
  required(enabledEvents[0], 'enabled_events');
  return addEndpoint(context, {
    url,
    enabledEvents,
    description: text(params, 'description') || null,
    metadata: metadataAfter({}, params),
    apiVersion: text(params, 'api_version') ?? null,
  });
};

/** `POST /v1/webhook_endpoints/:id`. */
export const updateWebhookEndpoint = (
  context: Context,
  id: string,
  params: Params,
): WebhookEndpoint => {
  const endpoint = findWebhookEndpoint(context, id);
  const url = text(params, 'url');
  if (url !== undefined) endpoint.url = assertUrl(url);
  const enabledEvents = list(params, 'enabled_events');
  if (enabledEvents.length > 0) endpoint.enabledEvents = enabledEvents;
  const disabled = text(params, 'disabled');
  if (disabled !== undefined) endpoint.status = disabled === 'true' ? 'disabled' : 'enabled';
  const description = text(params, 'description');
  if (description !== undefined) endpoint.description = description || null;
  endpoint.metadata = metadataAfter(endpoint.metadata, params);
  return endpoint;
};

/** `DELETE /v1/webhook_endpoints/:id`. */
export const deleteWebhookEndpoint = (context: Context, id: string) => {
  findWebhookEndpoint(context, id);
  delete context.store.state.webhookEndpoints[id];
  return { id, object: 'webhook_endpoint', deleted: true };
};

/** Gives the endpoint a new secret, and answers it; the one before signs for another day. */
export const rollSecret = (context: Context, id: string): string => {
  const endpoint = findWebhookEndpoint(context, id);
  const until = context.clock.nowSeconds() + rolledSecretLifeSeconds;
  endpoint.rolledSecret = { value: endpoint.secret, until };
  endpoint.secret = newSecret(context);
  return endpoint.secret;
};

export type WebhookConnection = {
  readonly url: string;
  readonly secret: string;
  /** All without it. */
  readonly enabledEvents?: readonly string[];
  /** Whose it is, as that marks its endpoints; none without it. */
  readonly metadata?: Record<string, string>;
};

/** The enabled endpoint of a url with a secret of the caller's: the one that is there, or a new one. */
export const connectEndpoint = (
  context: Context,
  { url, secret, enabledEvents = ['*'], metadata = {} }: WebhookConnection,
): WebhookEndpoint => {
  const endpoints = Object.values(context.store.state.webhookEndpoints);
  const there = endpoints.find((each) => each.url === url);
  if (there === undefined)
    return addEndpoint(context, { url: assertUrl(url), enabledEvents, secret, metadata });
  return Object.assign(there, {
    secret,
    enabledEvents,
    metadata,
    rolledSecret: null,
    status: 'enabled',
  });
};

/**
 * The endpoint that has all this metadata, or the url's: as it is, but for its address and its mark.
 * Without one, a new one for all events, with a secret of its own.
 */
export const keepEndpoint = (
  context: Context,
  { url, metadata }: { readonly url: string; readonly metadata: Record<string, string> },
): WebhookEndpoint => {
  const endpoints = Object.values(context.store.state.webhookEndpoints).toReversed();
  const marks = Object.entries(metadata);
  const there =
    endpoints.find((each) => marks.every(([name, value]) => each.metadata[name] === value)) ??
    endpoints.find((each) => each.url === url);
  if (there === undefined) {
    return addEndpoint(context, { url: assertUrl(url), enabledEvents: ['*'], metadata });
  }
  return Object.assign(there, {
    url: assertUrl(url),
    metadata: { ...there.metadata, ...metadata },
  });
};
