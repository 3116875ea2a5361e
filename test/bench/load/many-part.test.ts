import type { Many } from '../../../bench/load/many.ts';
import { isSound, textOf } from '../../../bench/load/many-part.ts';

const losses = { holdsLeftOpen: 0, moneyWithoutOrder: 0, ordersWithoutMoney: 0, doubleCharges: 0 };
const manyOf = (overrides: Partial<Many> = {}): Many => ({
  checkouts: 2000,
  steps: [
    { checkouts: 1000, rssBytes: 300_000_000, ms: 20_000 },
    { checkouts: 2000, rssBytes: 310_000_000, ms: 25_000 },
  ],
  peakBytes: 320_000_000,
  failures: 0,
  withoutOrder: 0,
  sold: 2000,
  losses,
  ...overrides,
});

test('a run is sound when each click is a paid order, and nothing was lost', () => {
  expect(isSound(manyOf())).toBe(true);
  expect(isSound(manyOf({ sold: 1999 }))).toBe(false);
  expect(isSound(manyOf({ withoutOrder: 1 }))).toBe(false);
  expect(isSound(manyOf({ losses: { ...losses, holdsLeftOpen: 1 } }))).toBe(false);
});

test('it says how large the process was at each thousand, and how fast it went', () => {
  const text = textOf(manyOf());
  expect(text).toContain('| 1,000 | 300 MB | 50 a second |');
  expect(text).toContain('| 2,000 | 310 MB | 40 a second |');
  expect(text).toContain('At its largest it had 320 MB.');
});
