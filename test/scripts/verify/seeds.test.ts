import { claimsOf } from '../../../scripts/verify/seeds.ts';
import { knownSeeds } from '../../simulation/seeds/known-seeds.ts';
import { seedsToVerify } from '../../simulation/seeds/seed-range.ts';
import type { SeedResult } from '../../simulation/seeds/simulate.ts';

const dayOf = (seed: number): SeedResult => ({
  seed,
  violations: [],
  endings: { paid: 1 },
  faults: 20,
  calls: 200,
  traceDigest: `digest of ${seed}`,
});

const daysOf = (first: number, last: number): readonly SeedResult[] =>
  Array.from({ length: last - first + 1 }, (_, index) => dayOf(first + index));
const disorder = (day: SeedResult, sentence = 'mug has a stock of -1'): SeedResult => ({
  ...day,
  violations: [sentence],
});
const isKnown = (day: SeedResult) => knownSeeds.some(({ seed }) => seed === day.seed);
/** What is expected today: the known days in disorder, all others in order. */
const all = daysOf(seedsToVerify.first, seedsToVerify.last).map((day) =>
  isKnown(day) ? disorder(day) : day,
);
const again = daysOf(101, 120);

const wrongOf = (...results: Parameters<typeof claimsOf>): readonly string[] =>
  claimsOf(...results).flatMap(({ wrong }) => wrong);

test('enough days with their books in order, and the same days when they are repeated, satisfy every claim', () => {
  expect(wrongOf(all, again, again)).toEqual([]);
});

test('books in disorder are reported with the command that shows the day', () => {
  expect(wrongOf([disorder(dayOf(51)), ...all.slice(1)], again, again)).toEqual([
    'npm run simulate -- --seed 51: mug has a stock of -1',
  ]);
});

test('a known day that is in order again has to leave the list', () => {
  const mended = all.map((day) => ({ ...day, violations: [] }));
  expect(wrongOf(mended, again, again)).toEqual(
    knownSeeds.map(({ seed }) => `Seed ${seed} is in order now: delete it from known-seeds.ts.`),
  );
});

test('days that are missing, or on which hardly anything failed, prove nothing', () => {
  expect(wrongOf(all.slice(1), again, again)).toHaveLength(1);
  const quiet = all.map((day) => ({ ...day, faults: 1 }));
  expect(wrongOf(quiet, again, again)).toHaveLength(1);
});

test('a day that differs when it is run again is reported', () => {
  const other = { ...dayOf(101), traceDigest: 'another' };
  expect(wrongOf(all, again, [other, ...again.slice(1)])).toEqual([
    'npm run simulate -- --seed 101: it was another day when it was run again',
  ]);
});
