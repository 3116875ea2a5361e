/** Amounts in a currency's smallest unit, as a shopper reads them. */

/** ISO codes that Stripe counts in whole units. Source: Stripe's "Supported currencies", zero-decimal list. */
const zeroDecimal = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);

/** Counted in thousandths. Source: Stripe's "Supported currencies", three-decimal list. */
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** Counted in hundredths by Stripe, though the currency itself has no fractions: shown without. */
const hundredthsWithoutFractions = new Set(['isk', 'ugx']);

/** How many decimal places Stripe's integer amount has in `currency` (any case): 0, 2 or 3. */
export const stripeExponent = (currency: string): 0 | 2 | 3 => {
  const code = currency.toLowerCase();
  if (zeroDecimal.has(code)) return 0;
  return threeDecimal.has(code) ? 3 : 2;
};

/**
 * Promise: `amountMinor` as text with the currency's sign, e.g. `4200, 'usd'` is `$42.00` and
 * `4200, 'jpy'` is `¥4,200`. The page is in English, so its amounts are too.
 */
export const formatMoney = (amountMinor: number, currency: string, locale = 'en'): string => {
  const exponent = stripeExponent(currency);
  const digits = hundredthsWithoutFractions.has(currency.toLowerCase()) ? 0 : exponent;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amountMinor / 10 ** exponent);
};

/** Decimal text as the API writes it, e.g. `8.875`, as `8.875%`. */
export const formatPercent = (percent: string, locale = 'en'): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(
    Number(percent) / 100,
  );
