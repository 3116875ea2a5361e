/**
 * How Stripe counts a currency, and how its amounts are shown to people. This file imports nothing,
 * so that the page uses it, too. Codes are lower-case, as everywhere in the contract.
 *
 * Source: https://docs.stripe.com/currencies. The number of decimals is Stripe's and not ISO's:
 * they differ for ISK, UGX and MGA.
 */

const zeroDecimal = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));
/**
 * Currencies without fractions that Stripe still counts with two decimals: 5 ISK is sent as 500.
 */
const wholeUnitsOnly = new Set(['isk', 'ugx']);

/** The number of decimals that Stripe gives a currency. */
export const decimalsOf = (currency: string): 0 | 2 | 3 => {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
};

/** Chargeable amounts are multiples of this step, in minor units. */
export const stepMinorOf = (currency: string): 1 | 10 | 100 => {
  if (wholeUnitsOnly.has(currency)) return 100;
  return threeDecimal.has(currency) ? 10 : 1;
};

/** An amount as text for people: `formatMoney(4200, 'usd')` is "$42.00", and "42,00 $" in `de`. */
export const formatMoney = (amountMinor: number, currency: string, locale = 'en'): string => {
  const decimals = decimalsOf(currency);
  const shownDecimals = wholeUnitsOnly.has(currency) ? 0 : decimals;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: shownDecimals,
    maximumFractionDigits: shownDecimals,
  }).format(amountMinor / 10 ** decimals);
};
