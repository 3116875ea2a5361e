/** Days at the shop, by the seeds that come after those of `npm test`. */
import { countOf, seedsToVerify, textOfSeeds } from '../../test/simulation/seeds/seed-range.ts';
import type { SeedResult } from '../../test/simulation/seeds/simulate.ts';
import { wrongSeedsIn } from '../../test/simulation/seeds/wrong-seeds.ts';
import { simulateInSight } from '../simulate/in-sight.ts';
import { atLeast, type Check, type Claim } from './check.ts';

export const seeds: Check = {
  name: 'seeds',
  sentence: 'Days at the shop, on which anything may happen, end with the books in order.',
  minutes: 6,
  run: async () => {
    const args = ['seeds', '--seeds', textOfSeeds(seedsToVerify)];
    return claimsOf(await simulateInSight<SeedResult>('days at the shop', args));
  },
};

/** What the results of the days say. */
export const claimsOf = (results: readonly SeedResult[]): readonly Claim[] => {
  const faults = results.reduce((sum, result) => sum + result.faults, 0);
  const days = countOf(seedsToVerify);
  return [
    {
      claim: `The books are in order after each of ${results.length} days with ${faults} faults.`,
      wrong: [
        ...wrongSeedsIn(results),
        ...atLeast(days, results.length, 'days'),
        ...atLeast(days * 15, faults, 'faults'),
      ],
    },
  ];
};
