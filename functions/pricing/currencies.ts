/**
 * How Stripe counts a currency, and how its amounts are read. Alone in a file with nothing to import,
 * so that the page has the very same. Codes are lower-case, as everywhere in the contract.
 *
 * Source: https://docs.stripe.com/currencies. The number of decimals is Stripe's, never ISO's:
 * they differ for ISK, UGX and MGA.
 */

const zeroDecimal = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));
/** No fractions, yet two decimals on the wire: 5 ISK is sent as 500. */
const wholeUnitsOnly = new Set(['isk', 'ugx']);

/** How many decimals Stripe gives a currency: 0, 2 or 3. */
export const decimalsOf = (currency: string): 0 | 2 | 3 => {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
};

/** The step between two amounts that can be charged, in minor units: 1, 10 or 100. */
export const stepMinorOf = (currency: string): 1 | 10 | 100 => {
  if (wholeUnitsOnly.has(currency)) return 100;
  return threeDecimal.has(currency) ? 10 : 1;
};

/** An amount as people read it: `formatMoney(4200, 'usd')` is "$42.00". */
export const formatMoney = (amountMinor: number, currency: string): string => {
  const decimals = decimalsOf(currency);
  const shownDecimals = wholeUnitsOnly.has(currency) ? 0 : decimals;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: shownDecimals,
    maximumFractionDigits: shownDecimals,
  }).format(amountMinor / 10 ** decimals);
};
