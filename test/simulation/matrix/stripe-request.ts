/** What a method of Stripe's library sends: the library itself is asked. */
import Stripe from 'stripe';

/**
 * Such as `POST /v1/payment_intents/:id/capture`; undefined for a name that is no method of the library, and
 * for a method that sends nothing.
 */
export const stripeRequest = async (
  resource: string,
  method: string,
): Promise<string | undefined> => {
  let sent: string | undefined;
  const send: typeof fetch = async (url, init) => {
    const { pathname } = new URL(String(url));
    sent = `${init?.method} ${decodeURIComponent(pathname)}`;
    throw new Error('Nobody is there.');
  };
  const client = new Stripe('sk_test_nobody', {
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(send),
  });
  const methods: unknown = Reflect.get(client, resource);
  if (typeof methods !== 'object' || methods === null) return undefined;
  const found: unknown = Reflect.get(methods, method);
  if (typeof found !== 'function') return undefined;
  try {
    // Where the method takes no id, Stripe's library takes the text for parameters.
    await found.call(methods, ':id');
  } catch {
    // Either the request was sent, or the method sends nothing.
  }
  return sent;
};
