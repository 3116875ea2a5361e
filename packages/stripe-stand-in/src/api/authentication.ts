/**
 * Which key may make which request: a secret key all of them, and a publishable one those of
 * browsers. A restricted one (`rk_test_…`) may not look at its account; one whose name says so
 * (`rk_test_read…`) may only look.
 */
import { StripeError } from './errors.ts';

const refused = (message: string): StripeError =>
  new StripeError(401, { type: 'invalid_request_error', message }, false);

/** The key of an Authorization header, Bearer or Basic. */
const keyIn = (authorization: string): string => {
  const [scheme, value = ''] = authorization.split(' ');
  if (scheme === 'Basic') return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
  return value;
};

/** Throws Stripe's 401 unless the key may make the request. A live key never may. */
export const assertMay = (authorization: string | undefined, isForBrowsers: boolean): void => {
  const key = keyIn(authorization ?? '');
  if (key === '') {
    throw refused(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
    );
  }
  if (/^[sr]k_test_/.test(key)) return;
  if (key.startsWith('pk_test_') && isForBrowsers) return;
  if (key.startsWith('pk_test_')) {
    throw refused(
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
    );
  }
  throw refused('Invalid API Key provided. This stand-in takes test keys only.');
};

/**
 * Throws Stripe's 403 for a request that needs a permission that a restricted key does not have.
 * Source: https://docs.stripe.com/keys/restricted-api-keys
 */
export const assertPermitted = (
  authorization: string | undefined,
  { method, path }: { readonly method: string; readonly path: string },
): void => {
  const key = keyIn(authorization ?? '');
  if (!key.startsWith('rk_test_')) return;
  if (path !== '/v1/account' && (method === 'GET' || !key.startsWith('rk_test_read'))) return;
  const message = `The provided key does not have the required permissions for ${method} ${path}.`;
  throw new StripeError(403, { type: 'invalid_request_error', message }, false);
};
