/** Days at the shop by their seeds, and the stories: in processes of their own, on virtual time. */

import { seedsWithTests as seeds } from '../simulation/seeds-with-tests.ts';
import type { SeedResult } from '../simulation/simulate.ts';
import { stories } from '../simulation/stories.ts';
import { runShare, runSimulation } from '../support/simulation.ts';

const minutes = 60_000;

describe('a day at the shop', () => {
  let results: readonly SeedResult[];

  test(
    `ends with the books in order, for ${seeds} seeds`,
    async () => {
      // One at a time: the fault matrix takes the time of both cores at once.
      results = await runSimulation<SeedResult>(['seeds', '--seeds', String(seeds)], 1);
      const wrong = results
        .filter(({ violations }) => violations.length > 0)
        .map(
          ({ seed, violations }) => `npm run simulate -- --seed ${seed}: ${violations.join('; ')}`,
        );

      expect(wrong).toEqual([]);
      expect(results).toHaveLength(seeds);
    },
    10 * minutes,
  );

  test('is worth the name: checkouts ended in every way, and thousands of calls failed', () => {
    const endings = new Set(results.flatMap((result) => Object.keys(result.endings)));
    const faults = results.reduce((sum, result) => sum + result.faults, 0);

    expect([...endings]).toEqual(
      expect.arrayContaining(['paid', 'declined', 'rejected', 'canceled', 'refunded']),
    );
    expect(faults).toBeGreaterThan(3000);
  });

  test(
    'is the same day for the same seed',
    async () => {
      const again = await runShare<SeedResult>(['seeds', '--seeds', '12']);
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
    for (const { name, failure } of await runShare<{ name: string; failure?: string }>([
      'stories',
    ])) {
      told.set(name, failure ?? 'as it should be');
    }
  }, 5 * minutes);

  test.each(stories.map(({ name }) => name))('%s', (name) => {
    expect(told.get(name)).toBe('as it should be');
  });
});
