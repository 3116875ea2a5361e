/** Parts of amounts, exactly: integers all the way, rounded half up once. */

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

/** Half up to a multiple of `stepMinor`. */
const rounded = ({ numerator, denominator }: Fraction, stepMinor: number): number => {
  const unit = denominator * BigInt(stepMinor);
  const steps = (2n * numerator + unit) / (2n * unit);
  return Number(steps) * stepMinor;
};

/** So many percent of an amount. */
export const percentOf = (amountMinor: number, percent: string, stepMinor: number): number => {
  const { numerator, denominator } = fractionOf(percent);
  return rounded({ numerator: BigInt(amountMinor) * numerator, denominator }, stepMinor);
};

/** An amount in minor units, and the percents of all the taxes that it contains. */
export type Gross = { readonly grossMinor: number; readonly percents: readonly string[] };

/**
 * What of amounts is a tax of `percent` that they contain, together: 19 of 119, for 19 percent. Each
 * tax is on what is left without all of them: of 112 with 5 and 7 percent, 5 and 7.
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
