import { arrivals } from '../../../scripts/scaling/arrivals.ts';
import { randomOf } from '../../simulation/world/randomness.ts';

test('so many come a second on average, one after the other, and none after the end', () => {
  const moments = arrivals(randomOf(5), { perSecond: 20, seconds: 100 });
  expect(moments.length).toBeGreaterThan(1900);
  expect(moments.length).toBeLessThan(2100);
  expect([...moments].sort((a, b) => a - b)).toEqual(moments);
  expect(moments.at(-1)).toBeLessThan(100_000);
});
