/** Times and amounts as text, in the format of the reader's browser. */

/** The time of day, from Unix milliseconds or an ISO 8601 date; empty for undefined. */
export const time = (at: number | string | undefined): string =>
  at === undefined ? '' : new Date(at).toLocaleTimeString();

/** An amount in minor units, such as 1400 of usd: `$14.00`. */
export const amount = (minor: number, currency: string): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
};
