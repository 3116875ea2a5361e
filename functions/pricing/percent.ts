/**
 * Percentages of amounts, calculated exactly with integers and rounded half up once, at the end.
 */

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const none: Fraction = { numerator: 0n, denominator: 1n };

/** `8.875` is 8875 / 100000. */
const fractionOf = (percent: string): Fraction => {
  const decimals = percent.split('.')[1] ?? '';
  return {
    numerator: BigInt(percent.replace('.', '')),
    denominator: 100n * 10n ** BigInt(decimals.length),
  };
};

const sumOf = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.denominator + other.numerator * one.denominator,
  denominator: one.denominator * other.denominator,
});

/** Rounds half up to a multiple of `stepMinor`. */
const rounded = ({ numerator, denominator }: Fraction, stepMinor: number): number => {
  const unit = denominator * BigInt(stepMinor);
  const steps = (2n * numerator + unit) / (2n * unit);
  return Number(steps) * stepMinor;
};

/** `percent` percent of an amount, rounded to a multiple of `stepMinor`. */
export const percentOf = (amountMinor: number, percent: string, stepMinor: number): number => {
  const { numerator, denominator } = fractionOf(percent);
  return rounded({ numerator: BigInt(amountMinor) * numerator, denominator }, stepMinor);
};

/** An amount in minor units, and the percentages of all taxes that it contains. */
export type Gross = { readonly grossMinor: number; readonly percents: readonly string[] };

/**
 * The part of the amounts that is a contained tax of `percent`, as one sum: 19 of 119, for 19
 * percent. Every tax is on the price without any tax: 112 with 5 and 7 percent contains 5 and 7.
 */
export const containedIn = (
  amounts: readonly Gross[],
  percent: string,
  stepMinor: number,
): number => {
  const tax = fractionOf(percent);
  const parts = amounts.map(({ grossMinor, percents }) => {
    const all = percents.map(fractionOf).reduce(sumOf, none);
    return {
      numerator: BigInt(grossMinor) * tax.numerator * all.denominator,
      denominator: tax.denominator * (all.denominator + all.numerator),
    };
  });
  return rounded(parts.reduce(sumOf, none), stepMinor);
};
