/** Taxes of a destination, by the shop's own rates. */
import type { Destination, Tax } from './contract.ts';
import { containedIn, percentOf } from './percent.ts';
import type { PriceRules, TaxRate } from './price-rules.ts';

type Base = {
  /** Goods after the discount, and shipping, in minor units. */
  readonly goodsMinor: number;
  readonly shippingMinor: number;
  readonly stepMinor: number;
};

/** Each tax with its amount; those that are nothing are left out. */
export const taxesFor = (destination: Destination, rules: PriceRules, base: Base): readonly Tax[] =>
  ratesFor(destination, rules)
    .map(({ name, percent, inclusive, onShipping }) => {
      const taxedMinor = base.goodsMinor + (onShipping ? base.shippingMinor : 0);
      const part = inclusive ? containedIn : percentOf;
      return { name, percent, inclusive, amount: part(taxedMinor, percent, base.stepMinor) };
    })
    .filter(({ amount }) => amount > 0);

/** A country's own rates, or those for everywhere else. */
const ratesFor = ({ country, state }: Destination, { taxes }: PriceRules): readonly TaxRate[] => {
  const own = taxes.filter((rate) => rate.country === country);
  const rates = own.length > 0 ? own : taxes.filter((rate) => rate.country === '*');
  return rates.filter((rate) => rate.state === undefined || rate.state === state);
};
