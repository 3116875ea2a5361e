/** Reads an amount that a person typed into the currency's smallest unit. */
import { decimalsOf, stepMinorOf } from '../../functions/pricing/money.ts';
import { UsageError } from '../terminal/usage-error.ts';

/**
 * `12.5` in USD is 1250, `500` in JPY is 500, `1.250` in KWD is 1250, and `500` in ISK is 50000.
 * The digits are read one by one, so the result is exact. Throws a `UsageError` for a text that is
 * not a chargeable amount in this currency.
 */
export const minorOf = (text: string, currency: string): number => {
  const decimals = decimalsOf(currency);
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? [];
  const step = stepMinorOf(currency);
  const minor = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  const isExact = whole !== '' && fraction.length <= decimals && minor % step === 0 && minor > 0;
  if (isExact) return minor;
  const smallest = (step / 10 ** decimals).toFixed(decimals === 2 && step === 100 ? 0 : decimals);
  throw new UsageError(
    `"${text}" is not an amount in ${currency.toUpperCase()}: digits, and a point where there are ` +
      `decimals; a multiple of ${smallest}.`,
  );
};
