/** The Stripe client, made at its first use with the key that Secrets Manager has then. */
import Stripe from 'stripe';
import { httpClientWithFreshKey, type KeySource } from './fresh-key.ts';

/**
 * Shorter than a step's timeout, so that a slow Stripe gives an error and not a killed function.
 */
export const timeoutMs = 20_000;

/**
 * Returns a function that resolves to a Stripe client with the current key. The client does not
 * retry: the workflow does, with our own idempotency key on every write. Only a key that was rolled
 * is replaced at once. Throws the errors of `key`.
 */
export const stripeClient = (apiUrl: string, key: KeySource) => {
  const url = new URL(apiUrl);
  let current: { readonly key: string; readonly client: Stripe } | undefined;
  return async (): Promise<Stripe> => {
    const currentKey = await key();
    if (current?.key !== currentKey)
      current = { key: currentKey, client: make(url, currentKey, key) };
    return current.client;
  };
};

/** A function that resolves to the client to use for one call. */
export type StripeClient = ReturnType<typeof stripeClient>;

const make = (url: URL, key: string, source: KeySource): Stripe =>
  new Stripe(key, {
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    timeout: timeoutMs,
    httpClient: httpClientWithFreshKey(key, source),
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'Holdfast' },
  });
