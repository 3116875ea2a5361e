import { median, percentile } from '../../bench/statistics.ts';

const upTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => last - index);

test('half of the values are at most the median', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test('all but one in a hundred values are at most the 99th percentile', () => {
  expect(percentile(upTo(100), 0.99)).toBe(99);
  expect(percentile(upTo(1000), 0.99)).toBe(990);
});

test('of few values the 99th percentile is the largest', () => {
  expect(percentile(upTo(30), 0.99)).toBe(30);
  expect(percentile([7], 0.99)).toBe(7);
});

test('values are ordered as numbers, and stay where they are', () => {
  const values = [100, 20, 3];
  expect(percentile(values, 1)).toBe(100);
  expect(values).toEqual([100, 20, 3]);
});

test('no values have no percentile', () => {
  expect(() => median([])).toThrow('There is no percentile of no values.');
});
