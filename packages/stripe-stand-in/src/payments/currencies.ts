/** The amounts that Stripe takes. Source: https://docs.stripe.com/currencies. */
import { invalidParameter, invalidRequest } from '../api/errors.ts';

const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
const wholeUnits = new Set(['isk', 'ugx']);

/** The least amounts in minor units, for an account that settles in the same currency. */
const minimum: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** Twelve digits, the most that any card takes. */
const maximum = 999_999_999_999;

/** Every currency that this machine knows. Stripe takes most of them. */
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Throws Stripe's error for a currency or an amount that it does not take. */
export const assertAmount = (amount: number, currency: string): void => {
  if (!currencies.has(currency.toUpperCase())) {
    throw invalidParameter(
      `Invalid currency: ${currency}. Stripe currently supports these currencies: usd, eur, jpy …`,
      { param: 'currency' },
    );
  }
  if (amount <= 0) {
    throw invalidParameter('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  const step = threeDecimal.has(currency) ? 10 : wholeUnits.has(currency) ? 100 : 1;
  if (amount % step !== 0) {
    throw invalidRequest(`Invalid amount: ${currency} amounts must be multiples of ${step}.`, {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  const least = minimum[currency] ?? 1;
  if (amount < least) {
    throw invalidRequest(`Amount must be at least ${least} in the smallest unit of ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > maximum) {
    throw invalidRequest('Amount must be no more than 999999999999', {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
};
