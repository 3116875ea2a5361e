import type { Cell, Comparison } from '../../../bench/load/compare.ts';
import { textOf } from '../../../bench/load/load-part.ts';

const cellOf = (ms: number, slowestMs: number, withoutOrder = 0): Cell => ({
  waitedMs: [ms, ms, slowestMs],
  withoutOrder,
});
const memory = { rssBytes: 1, peakBytes: 900_000_000 };
const comparisonOf = (overrides: Partial<Comparison> = {}): Comparison => ({
  cells: new Map([
    [1, { plain: cellOf(300, 900), holdfast: cellOf(330, 1800) }],
    [4, { plain: cellOf(300, 900), holdfast: cellOf(900, 1845) }],
    [64, { plain: cellOf(500, 900), holdfast: cellOf(1010, 900, 2) }],
  ]),
  failures: { plain: 0, holdfast: 0 },
  memory: { plain: memory, holdfast: memory },
  ...overrides,
});

test('each number of shoppers has its goal at the median, and all have one at the 99th percentile', () => {
  const text = textOf(comparisonOf());
  expect(text).toContain(
    '| 1 | 3 | 300 ms | 330 ms | 1.10× (goal 1.10×: met) | 900 ms | 1800 ms | 2.00× (goal 2.00×: met) |',
  );
  expect(text).toContain(
    '| 4 | 3 | 300 ms | 900 ms | 3.00× | 900 ms | 1845 ms | 2.05× (goal 2.00×: missed) |',
  );
  expect(text).toContain('| 64 | 3 | 500 ms | 1010 ms | 2.02× (goal 2.00×: missed)');
});

test('clicks without an order, answers that failed and memory have theirs', () => {
  const text = textOf(
    comparisonOf({
      failures: { plain: 0, holdfast: 1 },
      memory: { plain: memory, holdfast: { ...memory, peakBytes: 1_100_000_000 } },
    }),
  );
  expect(text).toContain('| clicks without an order | 0 | 2 (goal 0: missed) |');
  expect(text).toContain('| answers of 5xx, or none within 15 s | 0 | 1 (goal 0: missed) |');
  expect(text).toContain(
    '| the process at its largest | 900 MB | 1100 MB (goal 1000 MB: missed) |',
  );
});
