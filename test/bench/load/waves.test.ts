import { fullExtent, wavesOf } from '../../../bench/load/waves.ts';

test('each size has as many waves as it should', () => {
  const sizes = wavesOf({ 1: 3, 64: 2 }).map(({ shoppers }) => shoppers);
  expect(sizes.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 64, 64]);
});

test('the waves of each size are spread over the whole run', () => {
  expect(wavesOf({ 1: 4, 64: 2 }).map(({ shoppers }) => shoppers)).toEqual([1, 64, 1, 1, 64, 1]);
});

test('within a size both sides begin in turns', () => {
  const ones = wavesOf({ 1: 4, 64: 2 }).filter(({ shoppers }) => shoppers === 1);
  expect(ones.map(({ first }) => first)).toEqual(['plain', 'holdfast', 'plain', 'holdfast']);
});

test('there are at least 25 clicks in each cell', () => {
  for (const [shoppers, waves] of Object.entries(fullExtent)) {
    expect(Number(shoppers) * waves).toBeGreaterThanOrEqual(25);
  }
});
