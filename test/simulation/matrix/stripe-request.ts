/** What a method of Stripe's library sends, asked of the library itself. */
import Stripe from 'stripe';

/**
 * As `POST /v1/payment_intents/:id/capture`; undefined for what is no method of the library's, or
 * sends nothing.
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
    // It was sent, or it is nothing to be sent.
  }
  return sent;
};
