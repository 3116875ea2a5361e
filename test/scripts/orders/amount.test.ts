import fc from 'fast-check';
import { decimalsOf, stepMinorOf } from '../../../functions/pricing/money.ts';
import { minorOf } from '../../../scripts/orders/amount.ts';

test.each([
  ['12.50', 'usd', 1250],
  ['12.5', 'usd', 1250],
  ['12', 'usd', 1200],
  ['500', 'jpy', 500],
  ['1.250', 'kwd', 1250],
  ['500', 'isk', 50000],
  ['500', 'ugx', 50000],
])('%s in %s is %p', (text, currency, minor) => {
  expect(minorOf(text, currency)).toBe(minor);
});

test.each([
  ['12.505', 'usd'],
  ['1.5', 'jpy'],
  ['1.255', 'kwd'],
  ['500.50', 'isk'],
  ['-1', 'usd'],
  ['0', 'usd'],
  ['1e3', 'usd'],
  ['1,000', 'usd'],
  ['', 'usd'],
  ['.5', 'usd'],
])('%j is not an amount in %s', (text, currency) => {
  expect(() => minorOf(text, currency)).toThrow(/is not an amount in [A-Z]{3}: digits/);
});

test('every amount that can be charged can be typed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('usd', 'jpy', 'kwd', 'isk'),
      fc.integer({ min: 1, max: 999_999 }),
      (currency, steps) => {
        const minor = steps * stepMinorOf(currency);
        const decimals = decimalsOf(currency);
        const digits = String(minor).padStart(decimals + 1, '0');
        const whole = digits.slice(0, digits.length - decimals);
        const text = decimals === 0 ? digits : `${whole}.${digits.slice(-decimals)}`;
        expect(minorOf(text, currency)).toBe(minor);
      },
    ),
  );
});
