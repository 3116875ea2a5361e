/** Parts of amounts, exactly: integers all the way, rounded half up once. */

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** `8.875` is 8875 / 100000. */
const fractionOf = (percent: string): Fraction => {
  const [whole = '0', decimals = ''] = percent.split('.');
  return {
    numerator: BigInt(`${whole}${decimals}`),
    denominator: 100n * 10n ** BigInt(decimals.length),
  };
};

/** `amountMinor` times a fraction, half up to a multiple of `stepMinor`. */
const times = (amountMinor: number, { numerator, denominator }: Fraction, stepMinor: number) => {
  const unit = denominator * BigInt(stepMinor);
  const steps = (2n * BigInt(amountMinor) * numerator + unit) / (2n * unit);
  return Number(steps) * stepMinor;
};

/** So many percent of an amount. */
export const percentOf = (amountMinor: number, percent: string, stepMinor: number): number =>
  times(amountMinor, fractionOf(percent), stepMinor);

/** What of an amount is a tax that it contains: 19 of 119, for 19 percent. */
export const containedIn = (amountMinor: number, percent: string, stepMinor: number): number => {
  const { numerator, denominator } = fractionOf(percent);
  return times(amountMinor, { numerator, denominator: denominator + numerator }, stepMinor);
};
