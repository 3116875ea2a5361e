import { type Measured, textOf } from '../../../bench/cold-start/cold-start-part.ts';

const measuredOf = (name: string, cpuMs: readonly number[], bytes = 100_000): Measured => ({
  bundle: { name, file: 'index.js', environment: {} },
  bytes,
  starts: cpuMs.map((each) => ({ cpuMs: each, clockMs: each * 2 })),
});

test('each function has its ratio to the empty handler by medians, the largest first', () => {
  const text = textOf([
    measuredOf('an empty handler', [20, 25, 90], 41),
    measuredOf('Authorize', [49, 50, 300]),
    measuredOf('CreateOrder', [63, 63, 63]),
    measuredOf('Reconcile', [100, 100, 100]),
  ]);
  const rows = text.split('\n').filter((line) => /^\| [A-Za-z]/.test(line));
  expect(rows.slice(1)).toEqual([
    '| an empty handler | 0.0 KB | 50 ms | 25 ms | 1 |',
    '| Reconcile | 100.0 KB | 200 ms | 100 ms | 4.00× |',
    '| CreateOrder | 100.0 KB | 126 ms | 63 ms | 2.52× (goal 2.50×: missed) |',
    '| Authorize | 100.0 KB | 100 ms | 50 ms | 2.00× (goal 2.00×: met) |',
  ]);
});
