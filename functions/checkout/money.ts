/**
 * What Stripe takes as an amount: integers in the currency's smallest unit, within its limits.
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

/** The smallest charge by settlement currency, in minor units; others are left to Stripe. */
const minimumMinor: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  ars: 50,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  cop: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  zar: 50,
};

/** Eight digits: the most that every card network and currency takes. */
const maximumMinor = 99_999_999;

export type AmountProblem = {
  readonly code: 'amount_too_small' | 'amount_too_large';
  readonly limitMinor: number;
};

/** How many decimals Stripe gives a currency (lower-case code): 0, 2 or 3. */
export const decimalsOf = (currency: string): 0 | 2 | 3 => {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
};

/** The step between two amounts that can be charged, in minor units: 1, 10 or 100. */
export const stepMinorOf = (currency: string): number => {
  if (wholeUnitsOnly.has(currency)) return 100;
  return threeDecimal.has(currency) ? 10 : 1;
};

/** The problem that Stripe would have with this amount, or nothing. */
export const amountProblem = (amountMinor: number, currency: string): AmountProblem | undefined => {
  const minimum = minimumMinor[currency] ?? 1;
  if (amountMinor < minimum) return { code: 'amount_too_small', limitMinor: minimum };
  if (amountMinor > maximumMinor) return { code: 'amount_too_large', limitMinor: maximumMinor };
  return undefined;
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
