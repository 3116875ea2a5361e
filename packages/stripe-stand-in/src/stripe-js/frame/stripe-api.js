// How the frames call the stand-in's API: with a publishable key, and form-encoded as Stripe.js does it.
(() => {
  globalThis.StripeStandIn ??= {};

  /** `{ card: { number: '42' } }` as `card[number]=42`; what is undefined, null or empty is left out. */
  const flatten = (value, name = '') => {
    if (value === undefined || value === null || value === '') return [];
    if (typeof value !== 'object') return [[name, String(value)]];
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(inner, name ? `${name}[${key}]` : key),
    );
  };

  const unreachable = {
    type: 'api_connection_error',
    message:
      'The payment service could not be reached. Please check your connection and try again.',
  };

  /** The object, or `{ error }` as the API words it. */
  globalThis.StripeStandIn.callStripe = async (key, method, path, params = {}) => {
    const query = new URLSearchParams(flatten(params));
    try {
      const response = await fetch(method === 'GET' ? `${path}?${query}` : path, {
        method,
        headers: { Authorization: `Bearer ${key}` },
        ...(method === 'GET' ? {} : { body: query }),
      });
      const body = await response.json();
      return response.ok || body.error ? body : { error: unreachable };
    } catch {
      return { error: unreachable };
    }
  };
})();
