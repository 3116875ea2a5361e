import { type Line, standInLine } from '../../../scripts/scaling/line.ts';

const line = (overrides: Partial<Line>): Line => ({
  perSecond: 10,
  seconds: 20,
  stripePerSecond: 25,
  admitted: { perSecond: 25, burst: 1500 },
  retry: { maxAttempts: 83, longestMs: () => 1000 },
  ...overrides,
});

test('nobody waits while Stripe takes more than there are', async () => {
  const { waitsMs, refused, turnedAway, gaveUp } = await standInLine(line({}));
  expect(waitsMs.length).toBeGreaterThan(150);
  expect(waitsMs.at(-1)).toBe(0);
  expect([refused, turnedAway, gaveUp]).toEqual([0, 0, 0]);
});

test('Stripe never takes more in a second than it does: twice as many need twice the time', async () => {
  const { waitsMs } = await standInLine(line({ perSecond: 50 }));
  // A thousand shoppers at 25 a second are 40 seconds, of which 20 are over when the last one comes.
  expect((waitsMs.at(-1) ?? 0) / 1000).toBeGreaterThan(18);
  expect(waitsMs.length).toBeGreaterThan(900);
});

test('who has asked as often as may be has waited in vain', async () => {
  const retry = { maxAttempts: 1, longestMs: () => 1000 };
  const { waitsMs, gaveUp } = await standInLine(line({ perSecond: 100, retry }));
  expect(gaveUp).toBeGreaterThan(0);
  expect(waitsMs.length + gaveUp).toBeGreaterThan(1800);
});

test('the API tells those to come again who are more than it admits', async () => {
  const admitted = { perSecond: 5, burst: 1 };
  const { waitsMs, turnedAway } = await standInLine(line({ admitted }));
  expect(waitsMs.length).toBeLessThanOrEqual(5 * 20 + 1);
  expect(turnedAway).toBeGreaterThan(60);
});
