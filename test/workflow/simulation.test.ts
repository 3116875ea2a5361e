/** Days at the shop by their seeds, and the stories: in processes of their own, on virtual time. */
import { countOf, seedsWithTests, textOfSeeds } from '../simulation/seeds/seed-range.ts';
import type { SeedResult } from '../simulation/seeds/simulate.ts';
import { wrongSeedsIn } from '../simulation/seeds/wrong-seeds.ts';
import { stories, type Told } from '../simulation/stories/stories.ts';
import { runSimulation } from '../support/simulation.ts';

const minutes = 60_000;
const seeds = countOf(seedsWithTests);

describe('a day at the shop', () => {
  let results: readonly SeedResult[];

  test(
    `ends with the books in order, for ${seeds} seeds`,
    async () => {
      const args = ['seeds', '--seeds', textOfSeeds(seedsWithTests)];
      // One process: the fault matrix takes the time of both cores meanwhile.
      results = await runSimulation<SeedResult>(args);

      expect(wrongSeedsIn(results)).toEqual([]);
      expect(results).toHaveLength(seeds);
    },
    10 * minutes,
  );

  test('is eventful: checkouts ended in every way, and many calls failed', () => {
    const endings = new Set(results.flatMap((result) => Object.keys(result.endings)));
    const faults = results.reduce((sum, result) => sum + result.faults, 0);

    expect([...endings]).toEqual(
      expect.arrayContaining(['paid', 'declined', 'rejected', 'canceled', 'refunded']),
    );
    // These thirty days are quiet: those of `npm run verify` have several times as many faults a day.
    expect(faults).toBeGreaterThan(200);
  });

  test(
    'is the same day for the same seed',
    async () => {
      const again = await runSimulation<SeedResult>(['seeds', '--seeds', '3-5']);
      const digests = new Map(results.map(({ seed, traceDigest }) => [seed, traceDigest]));

      expect(again.map(({ seed, traceDigest }) => [seed, traceDigest])).toEqual(
        again.map(({ seed }) => [seed, digests.get(seed)]),
      );
    },
    5 * minutes,
  );
});

describe('a story', () => {
  const told = new Map<string, string | undefined>();
  beforeAll(async () => {
    for (const { name, failure } of await runSimulation<Told>(['stories'], { shares: 2 })) {
      told.set(name, failure ?? 'as it should be');
    }
  }, 10 * minutes);

  test.each(stories.map(({ name }) => name))('%s', (name) => {
    expect(told.get(name)).toBe('as it should be');
  });
});
