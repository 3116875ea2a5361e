import { against, asRatio, inMb, inMs, tableOf } from '../../bench/table.ts';

test('a goal is met by what is at most as large, and shown beside the figure', () => {
  expect(against(1.1, 1.1, asRatio)).toBe('1.10× (goal 1.10×: met)');
  expect(against(1.11, 1.1, asRatio)).toBe('1.11× (goal 1.10×: missed)');
  expect(against(3, undefined, asRatio)).toBe('3.00×');
});

test('figures have their unit', () => {
  expect([inMs(12.6), inMb(1_499_999)]).toEqual(['13 ms', '1 MB']);
});

test('a table has a line for its head and for each row', () => {
  expect(tableOf(['a', 'b'], [[1, 'x']])).toBe('| a | b |\n| --- | --- |\n| 1 | x |');
});
