import { loadScripts } from '../../support/load-scripts.ts';

type Money = { readonly formatMoney: (amount: number, currency: string) => string };
const { formatMoney } = loadScripts<Money>(['frame/stripe-money.js'], { Intl });

test.each([
  [4200, 'usd', '$42.00'],
  [5, 'usd', '$0.05'],
  [4200, 'eur', '€42.00'],
  [4200, 'jpy', '¥4,200'],
  [4200, 'bhd', 'BHD 4.200'],
  // Two decimals at Stripe, none by ISO.
  [50_000, 'ugx', 'UGX 500'],
])('%p %s is %s', (amount, currency, shown) => {
  expect(formatMoney(amount, currency).replace(/\s/g, ' ')).toBe(shown);
});
