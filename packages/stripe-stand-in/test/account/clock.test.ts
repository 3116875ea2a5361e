import { createClock } from '../../src/account/clock.ts';

test('the clock tells the given time, in milliseconds and in whole seconds', () => {
  const clock = createClock({ clockOffsetMs: 0 }, () => 1_999);
  expect([clock.nowMs(), clock.nowSeconds()]).toEqual([1_999, 1]);
});

test('an advance is kept in the state, and another clock on that state goes on from there', () => {
  const state = { clockOffsetMs: 0 };
  createClock(state, () => 0).advance(60);
  createClock(state, () => 0).advance(1);
  expect(createClock(state, () => 5).nowMs()).toBe(61_005);
});

test("the machine's time is used when no other is given", () => {
  const before = Date.now();
  const now = createClock({ clockOffsetMs: 0 }).nowMs();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
