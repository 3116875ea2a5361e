import { formatMoney, formatPercent } from '../../../web/page/money.ts';

// Intl puts a no-break space after a currency's code.
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('an amount of money', () => {
  test.each([
    [4200, 'usd', '$42.00'],
    [5, 'usd', '$0.05'],
    [1234567, 'eur', '€12,345.67'],
    [4200, 'jpy', '¥4,200'],
    [500, 'krw', '₩500'],
    [5120, 'kwd', 'KWD 5.120'],
    [500, 'isk', 'ISK 5'],
    [500, 'ugx', 'UGX 5'],
    [4200, 'mga', 'MGA 4,200'],
    [17500, 'huf', 'HUF 175.00'],
    [-500, 'usd', '-$5.00'],
    [99_999_999, 'usd', '$999,999.99'],
  ])('of %p in %s is shown as %s', (amountMinor, currency, shown) => {
    expect(plain(formatMoney(amountMinor, currency))).toBe(shown);
  });
});

test.each([
  ['8.875', '8.875%'],
  ['19', '19%'],
  ['0.5', '0.5%'],
])('a tax of %s percent is read as %s', (percent, text) => {
  expect(formatPercent(percent)).toBe(text);
});
