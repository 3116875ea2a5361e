/** When shoppers come, independently of each other: so many a second on average, in milliseconds. */
import type { Random } from '../../test/simulation/world/randomness.ts';

export const arrivals = (
  random: Random,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): readonly number[] => {
  const moments: number[] = [];
  const gapMs = () => (-Math.log(1 - random.next()) * 1000) / perSecond;
  for (let atMs = gapMs(); atMs < seconds * 1000; atMs += gapMs()) moments.push(atMs);
  return moments;
};
