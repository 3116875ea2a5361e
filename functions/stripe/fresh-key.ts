/** Sends a request again when Stripe refuses its key, and the key was rolled meanwhile. */
import Stripe from 'stripe';

/**
 * The key to use now. With `refused`, a key that Stripe does not take, it is looked up again: if
 * the answer is the same key, there is no other.
 */
export type KeySource = (refused?: string) => Promise<string>;

/**
 * stripe-node's own HTTP client, which asks for another key after a 401. Stripe has done nothing
 * then and remembers nothing under the idempotency key, so the same request may be sent again.
 * Source: https://docs.stripe.com/api/idempotent_requests
 */
export const httpClientWithFreshKey = (key: string, source: KeySource): Stripe.HttpClient => {
  const client = Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (host, port, path, method, headers, ...rest) => {
      const response = await client.makeRequest(host, port, path, method, headers, ...rest);
      if (response.getStatusCode() !== 401) return response;
      const fresh = await source(key);
      if (fresh === key) return response;
      response.dispose?.();
      const Authorization = `Bearer ${fresh}`;
      return client.makeRequest(host, port, path, method, { ...headers, Authorization }, ...rest);
    },
  };
};
