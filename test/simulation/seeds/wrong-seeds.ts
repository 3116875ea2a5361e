/** Days that left something wrong, each with the command that shows what happened. */
import type { SeedResult } from './simulate.ts';

export const wrongSeedsIn = (results: readonly SeedResult[]): readonly string[] =>
  results
    .filter(({ violations }) => violations.length > 0)
    .map(({ seed, violations }) => `npm run simulate -- --seed ${seed}: ${violations.join('; ')}`);
