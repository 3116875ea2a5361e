/** What is said of many measurements. */

/**
 * The smallest of the values that at least `share` of them do not exceed (nearest rank), for a share
 * above 0 and up to 1. Throws for no values.
 */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is no percentile of no values.');
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
