/** Taxes of a destination, by the shop's own rates. */
import type { Destination, Tax } from '../checkout/contract.ts';
import { containedIn, percentOf } from './percent.ts';
import type { PriceRules, TaxRate } from './price-rules.ts';

type Base = {
  /** Goods after the discount, and shipping, in minor units. */
  readonly goodsMinor: number;
  readonly shippingMinor: number;
  readonly stepMinor: number;
};

/**
 * Each tax with its amount; those that are nothing are left out. What the prices contain is never
 * more than the prices, however it is rounded.
 */
export const taxesFor = (
  destination: Destination,
  rules: PriceRules,
  base: Base,
): readonly Tax[] => {
  const rates = ratesFor(destination, rules);
  const contained = rates.filter(({ inclusive }) => inclusive);
  const taxes: Tax[] = [];
  let leftMinor = base.goodsMinor + base.shippingMinor;
  for (const rate of rates) {
    const { name, percent, inclusive } = rate;
    const amount = inclusive
      ? Math.min(containedBy(rate, contained, base), leftMinor)
      : addedBy(rate, base);
    if (inclusive) leftMinor -= amount;
    if (amount > 0) taxes.push({ name, percent, amount, inclusive });
  }
  return taxes;
};

const addedBy = ({ percent, onShipping }: TaxRate, base: Base): number =>
  percentOf(base.goodsMinor + (onShipping ? base.shippingMinor : 0), percent, base.stepMinor);

/** Goods and shipping apart: what is not on shipping makes its price no smaller. */
const containedBy = (
  { percent, onShipping }: TaxRate,
  all: readonly TaxRate[],
  { goodsMinor, shippingMinor, stepMinor }: Base,
): number => {
  const goods = { grossMinor: goodsMinor, percents: percentsOf(all) };
  const shipping = {
    grossMinor: shippingMinor,
    percents: percentsOf(all.filter((rate) => rate.onShipping)),
  };
  return containedIn(onShipping ? [goods, shipping] : [goods], percent, stepMinor);
};

const percentsOf = (rates: readonly TaxRate[]): readonly string[] =>
  rates.map(({ percent }) => percent);

/** A country's own rates, or those for everywhere else. */
const ratesFor = ({ country, state }: Destination, { taxes }: PriceRules): readonly TaxRate[] => {
  const own = taxes.filter((rate) => rate.country === country);
  const rates = own.length > 0 ? own : taxes.filter((rate) => rate.country === '*');
  return rates.filter((rate) => rate.state === undefined || rate.state === state);
};
