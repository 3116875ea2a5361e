import { viewers } from '../../../functions/http/viewers.ts';
import type { Viewer } from '../../../functions/store/attempts.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const hourMs = 60 * 60 * 1000;

/** A table of salts, which keeps the first one of an hour. */
const table = (now = { ms: placedAtMs }) => {
  const salts = new Map<string, string>();
  const asked: Viewer[] = [];
  const saltOf = async (hour: Viewer, fresh: string) => {
    asked.push(hour);
    const salt = salts.get(hour.key) ?? fresh;
    salts.set(hour.key, salt);
    return salt;
  };
  return { now, asked, saltOf, functionOf: () => viewers({ saltOf, now: () => now.ms }) };
};

test('one network is one viewer for an hour, to all functions, and the salt is asked for once', async () => {
  const { asked, functionOf } = table();
  const [one, other] = [functionOf(), functionOf()];
  const viewer = await one('2001:db8:1:2::1');
  expect(await one('2001:db8:1:2::2')).toEqual(viewer);
  expect(await other('2001:db8:1:2:3:4:5:6')).toEqual(viewer);
  expect((await one('203.0.113.7')).key).not.toBe(viewer.key);
  expect(asked).toEqual(
    Array(2).fill({
      key: 'hour 2026-11-23T10',
      expiresAt: (placedAtMs + hourMs) / 1000,
    }),
  );
  expect(viewer.expiresAt).toBe((placedAtMs + hourMs) / 1000);
});

test('the next hour has another salt, so nobody is known again', async () => {
  const { now, functionOf } = table();
  const viewerOf = functionOf();
  const before = await viewerOf('203.0.113.7');
  now.ms += hourMs;
  expect((await viewerOf('203.0.113.7')).key).not.toBe(before.key);
});

test('a salt can’t be guessed', async () => {
  const drawn = new Set<string>();
  for (let times = 0; times < 5; times += 1) {
    const saltOf = async (_: Viewer, fresh: string) => {
      drawn.add(fresh);
      return fresh;
    };
    await viewers({ saltOf, now: () => placedAtMs })('203.0.113.7');
  }
  expect(drawn.size).toBe(5);
  for (const salt of drawn) expect(Buffer.from(salt, 'base64url')).toHaveLength(32);
});

test('a failure to read the salt is not kept', async () => {
  const { saltOf } = table();
  let isAway = true;
  const viewerOf = viewers({
    saltOf: (hour, fresh) => (isAway ? Promise.reject(new Error('Away')) : saltOf(hour, fresh)),
    now: () => placedAtMs,
  });
  expect((await failureOf(() => viewerOf('203.0.113.7'))).message).toBe('Away');
  isAway = false;
  expect((await viewerOf('203.0.113.7')).key).toMatch(/^[\w-]{22}$/);
});
