/** The taxes of a destination, by the shop's own rates. */
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
 * Each tax with its amount, without those that amount to 0. The taxes that prices contain are never
 * more than the prices, however they are rounded.
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

/**
 * The part of the prices that is this tax. Goods and shipping are calculated separately, since a
 * tax that is not on shipping is not contained in its price.
 */
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

/** The country's own rates or, if it has none, those of `*`; without the rates of other states. */
const ratesFor = ({ country, state }: Destination, { taxes }: PriceRules): readonly TaxRate[] => {
  const own = taxes.filter((rate) => rate.country === country);
  const rates = own.length > 0 ? own : taxes.filter((rate) => rate.country === '*');
  return rates.filter((rate) => rate.state === undefined || rate.state === state);
};
