/** The Stripe client: made on the first use, with the key as it is in Secrets Manager then. */
import Stripe from 'stripe';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/** Shorter than a step's own timeout, so that a slow Stripe is an answer and not a killed process. */
const timeoutMs = 20_000;

/**
 * A function that gives a Stripe client with the current key. The workflow retries, with keys of
 * ours on every write: the client itself doesn't. Throws `Misconfigured` while no key is stored.
 */
export const stripeClient = (apiUrl: string, key: () => Promise<string>) => {
  const url = new URL(apiUrl);
  let current: { readonly key: string; readonly client: Stripe } | undefined;
  return async (): Promise<Stripe> => {
    const currentKey = await key();
    if (current?.key !== currentKey) current = { key: currentKey, client: make(url, currentKey) };
    return current.client;
  };
};

/** A function that gives the client for this call. */
export type StripeClient = ReturnType<typeof stripeClient>;

const make = (url: URL, key: string): Stripe => {
  if (!/^[sr]k_(test|live)_/.test(key)) {
    throw new CheckoutError(
      errorNames.misconfigured,
      "The stored Stripe key is not one: it must begin with sk_ or rk_. Store the shop's key in " +
        'the secret named by the stack’s output StripeSecretKeyArn.',
    );
  }
  return new Stripe(key, {
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'Holdfast' },
  });
};
