/** The amounts that Stripe accepts: integers in the currency's smallest unit, within its limits. */
import { stepMinorOf } from './currencies.ts';

export { decimalsOf, formatMoney, stepMinorOf } from './currencies.ts';

/**
 * The smallest charge per settlement currency, in minor units. Stripe itself checks the others.
 * Source: https://docs.stripe.com/currencies.
 */
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

/**
 * Amounts have at most eight digits, and more in these currencies, whose smallest unit is worth so
 * little. Cards may take more than that. Source: https://docs.stripe.com/currencies.
 */
const digits: Readonly<Record<string, number>> = { inr: 9, cop: 10, idr: 12 };

const maximumMinorOf = (currency: string): number => 10 ** (digits[currency] ?? 8) - 1;

/** The least and the most that can be charged, in minor units: multiples of the currency's step. */
export const limitsOf = (
  currency: string,
): { readonly leastMinor: number; readonly mostMinor: number } => {
  const step = stepMinorOf(currency);
  return {
    leastMinor: Math.ceil((minimumMinor[currency] ?? 1) / step) * step,
    mostMinor: Math.floor(maximumMinorOf(currency) / step) * step,
  };
};

export type AmountProblem = {
  readonly code: 'amount_too_small' | 'amount_too_large';
  readonly limitMinor: number;
};

/** Why Stripe would refuse this amount; undefined if it would not. */
export const amountProblem = (amountMinor: number, currency: string): AmountProblem | undefined => {
  const { leastMinor, mostMinor } = limitsOf(currency);
  if (amountMinor < leastMinor) return { code: 'amount_too_small', limitMinor: leastMinor };
  if (amountMinor > mostMinor) return { code: 'amount_too_large', limitMinor: mostMinor };
  return undefined;
};
