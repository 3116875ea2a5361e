import { buyAtOnce, type Rush } from '../../../scripts/scaling/hot-product.ts';

const rush = (overrides: Partial<Rush>): Rush => ({
  perSecond: 5,
  seconds: 4,
  busyMs: 1,
  retry: { maxAttempts: 3, longestMs: () => 1000 },
  ...overrides,
});

test('orders that do not meet take as long as a transaction', async () => {
  const { tookMs, transactions, refused } = await buyAtOnce(rush({}));
  expect(tookMs.every((ms) => Math.round(ms) === 1)).toBe(true);
  expect(transactions).toBe(tookMs.length);
  expect(refused).toBe(0);
});

test('orders that meet are sent again, and all are made', async () => {
  const { tookMs, transactions, refused } = await buyAtOnce(rush({ perSecond: 50, busyMs: 15 }));
  expect(transactions).toBeGreaterThan(tookMs.length);
  expect(tookMs.at(-1)).toBeGreaterThan(15);
  expect(refused).toBe(0);
});

test('a row takes one transaction at a time, however many there are', async () => {
  const { tookMs, overMs } = await buyAtOnce(rush({ perSecond: 40, seconds: 3, busyMs: 100 }));
  expect(tookMs.length).toBeLessThanOrEqual(overMs / 100 + 1);
});

test('who meets others for longer than the code and the state are patient is refused', async () => {
  const { refused } = await buyAtOnce(
    rush({ perSecond: 40, busyMs: 1000, retry: { maxAttempts: 0, longestMs: () => 0 } }),
  );
  expect(refused).toBeGreaterThan(0);
});

test('the same rush ends the same way, and leaves chance as it was', async () => {
  const chance = Math.random;
  const once = await buyAtOnce(rush({ perSecond: 40, busyMs: 15 }));
  expect(await buyAtOnce(rush({ perSecond: 40, busyMs: 15 }))).toEqual(once);
  expect(Math.random).toBe(chance);
});
