import { closedByDeclines } from '../../../functions/http/few-declines.ts';

const now = Date.parse('2026-11-23T10:03:30Z');
const minute = 60_000;

/** A shop that closes at so many declines; three were declined now, and two of them a while ago. */
const shop = (declinesPerTenMinutes: number) => {
  const asked: number[] = [];
  const services = {
    recentDeclines: async (nowMs: number) => {
      asked.push(nowMs);
      return [0, 0, 0, 0, 0, 0, 0, 2, 0, 3];
    },
    declinesPerTenMinutes,
  };
  return { asked, closed: () => closedByDeclines(services, now) };
};

test('a shop with fewer declines than its limit is open', async () => {
  expect(await shop(6).closed()).toBeUndefined();
});

test('a shop with as many declines as its limit is closed, and says until when', async () => {
  const refusal = await shop(5).closed();
  expect(refusal?.code).toBe('too_many_declines');
  // The two declines are of 10:01, and count until 10:11.
  expect(refusal?.details.retryAfterSeconds).toBe((7.5 * minute) / 1000);
  expect(refusal?.message).toMatch(/Nothing was charged.* in 8 minutes/);
});

test('what a shopper waits for is at least a second, and a minute in words', async () => {
  const services = {
    recentDeclines: async () => [9, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    declinesPerTenMinutes: 1,
  };
  const refusal = await closedByDeclines(services, Date.parse('2026-11-23T10:03:59.999Z'));
  expect(refusal?.details.retryAfterSeconds).toBe(1);
  expect(refusal?.message).toMatch(/ in a minute\./);
});

test('a limit of 0 turns the breaker off: nothing is read', async () => {
  const { asked, closed } = shop(0);
  expect(await closed()).toBeUndefined();
  expect(asked).toEqual([]);
});
