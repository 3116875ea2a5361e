import { assertMay, assertPermitted } from '../../src/api/authentication.ts';

const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

test.each([
  ['a secret key', 'Bearer sk_test_x'],
  ['a restricted key', 'Bearer rk_test_x'],
  ['a secret key as a user name', basic('sk_test_x')],
])('%s may make every request', (_, authorization) => {
  expect(() => assertMay(authorization, false)).not.toThrow();
});

test('a publishable key may make only the requests that browsers make', () => {
  expect(() => assertMay('Bearer pk_test_x', true)).not.toThrow();
  expect(() => assertMay('Bearer pk_test_x', false)).toThrow(/publishable API key/);
});

test.each([
  ['no key', undefined, /did not provide an API key/],
  ['an empty key', 'Bearer ', /did not provide an API key/],
  ['a live key', 'Bearer sk_live_x', /test keys only/],
  ['a live publishable key', 'Bearer pk_live_x', /test keys only/],
  ['anything else', basic('nonsense'), /test keys only/],
])('%s may make no request', (_, authorization, message) => {
  expect(() => assertMay(authorization, true)).toThrow(message);
});

test('a refusal is a 401 that does not repeat the key', () => {
  expect(() => assertMay('Bearer sk_live_verysecret', true)).toThrow(
    expect.objectContaining({ status: 401, message: expect.not.stringContaining('verysecret') }),
  );
});

test.each([
  ['rk_test_a', 'GET', '/v1/account'],
  ['rk_test_read_a', 'POST', '/v1/refunds'],
  ['rk_test_read_a', 'DELETE', '/v1/webhook_endpoints/we_1'],
])('the restricted key %s does not reach as far as %s %s', (key, method, path) => {
  expect(() => assertPermitted(`Bearer ${key}`, { method, path })).toThrow(
    expect.objectContaining({ status: 403 }),
  );
});

test.each([
  ['sk_test_a', 'GET', '/v1/account'],
  ['rk_test_a', 'POST', '/v1/refunds'],
  ['rk_test_read_a', 'GET', '/v1/refunds'],
])('the key %s reaches as far as %s %s', (key, method, path) => {
  expect(() => assertPermitted(`Bearer ${key}`, { method, path })).not.toThrow();
});
