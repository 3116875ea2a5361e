/** Sets up webhook endpoints without a request to the API, for the person who runs the stand-in. */
import type { Context } from '../account/context.ts';
import type { WebhookEndpoint } from '../account/objects.ts';
import { addEndpoint, assertUrl, findWebhookEndpoint, newSecret } from './webhook-endpoints.ts';

/** For how long a rolled secret still signs. Source: https://docs.stripe.com/webhooks */
const rolledSecretLifeSeconds = 24 * 60 * 60;

/** Gives the endpoint a new secret and answers it. The old one signs, too, for another day. */
export const rollSecret = (context: Context, id: string): string => {
  const endpoint = findWebhookEndpoint(context, id);
  const until = context.clock.nowSeconds() + rolledSecretLifeSeconds;
  endpoint.rolledSecret = { value: endpoint.secret, until };
  endpoint.secret = newSecret(context);
  return endpoint.secret;
};

const endpointsOf = ({ store }: Context): readonly WebhookEndpoint[] =>
  Object.values(store.state.webhookEndpoints).toReversed();

export type WebhookConnection = {
  readonly url: string;
  /** The secret to sign with: `whsec_…`, or any other text. */
  readonly secret: string;
  /** Types of events; all of them without it. */
  readonly enabledEvents?: readonly string[];
  /** Marks the endpoint, so that `keepEndpoint` knows it again. */
  readonly metadata?: Record<string, string>;
};

/** Sends events to the url, signed with the caller's secret. Each url has one endpoint. */
export const connectEndpoint = (
  context: Context,
  { url, secret, enabledEvents = ['*'], metadata = {} }: WebhookConnection,
): WebhookEndpoint => {
  const there = endpointsOf(context).find((each) => each.url === url);
  if (there === undefined) {
    return addEndpoint(context, { url: assertUrl(url), enabledEvents, secret, metadata });
  }
  return Object.assign(there, {
    secret,
    enabledEvents,
    metadata,
    rolledSecret: null,
    status: 'enabled',
  });
};

export type KeptEndpoint = {
  readonly url: string;
  /**
   * The marks by which the endpoint of an earlier run is found; without them it is found by its
   * url.
   */
  readonly metadata?: Record<string, string>;
};

/**
 * The endpoint that has all these marks, or else the url's: it gets the url and the marks, and
 * stays as it is otherwise. When there is none: a new endpoint for all events, with a secret of its
 * own.
 */
export const keepEndpoint = (
  context: Context,
  { url, metadata = {} }: KeptEndpoint,
): WebhookEndpoint => {
  const endpoints = endpointsOf(context);
  const marks = Object.entries(metadata);
  const isMarked = (each: WebhookEndpoint) =>
    marks.length > 0 && marks.every(([name, value]) => each.metadata[name] === value);
  const there = endpoints.find(isMarked) ?? endpoints.find((each) => each.url === url);
  if (there === undefined) {
    return addEndpoint(context, { url: assertUrl(url), enabledEvents: ['*'], metadata });
  }
  return Object.assign(there, {
    url: assertUrl(url),
    metadata: { ...there.metadata, ...metadata },
  });
};
