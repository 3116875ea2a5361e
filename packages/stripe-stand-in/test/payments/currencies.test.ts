import { assertAmount } from '../../src/payments/currencies.ts';

test.each([
  [50, 'usd'],
  [30, 'gbp'],
  [50, 'jpy'],
  [500, 'isk'],
  [1_000, 'bhd'],
  [1, 'xof'],
  [999_999_999_999, 'eur'],
])('%p %s is accepted', (amount, currency) => {
  expect(() => assertAmount(amount, currency)).not.toThrow();
});

test.each([
  [49, 'usd', { code: 'amount_too_small', param: 'amount' }],
  [29, 'gbp', { code: 'amount_too_small' }],
  [1_000_000_000_000, 'usd', { code: 'amount_too_large', param: 'amount' }],
  [0, 'usd', { code: 'parameter_invalid_integer' }],
  [-50, 'usd', { code: 'parameter_invalid_integer' }],
  [550, 'isk', { param: 'amount', message: expect.stringContaining('multiples of 100') }],
  [1_001, 'bhd', { param: 'amount', message: expect.stringContaining('multiples of 10') }],
  [100, 'zzz', { param: 'currency' }],
])('%p %s is refused', (amount, currency, body) => {
  expect(() => assertAmount(amount, currency)).toThrow(
    expect.objectContaining({ status: 400, body: expect.objectContaining(body) }),
  );
});
