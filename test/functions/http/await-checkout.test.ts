import { awaitCheckout } from '../../../functions/http/await-checkout.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import { checkoutId, storedCheckout } from '../../support/checkouts.ts';

/** A clock that only sleeping moves, and a row that changes at given times. */
const waiting = (rowAt: (nowMs: number) => StoredCheckout | undefined) => {
  const state = { nowMs: 0, pauses: [] as number[], looks: 0 };
  const wait = awaitCheckout({
    getCheckout: async () => {
      state.looks += 1;
      return rowAt(state.nowMs);
    },
    now: () => state.nowMs,
    sleep: async (milliseconds) => {
      state.pauses.push(milliseconds);
      state.nowMs += milliseconds;
    },
  });
  return { state, wait: (seconds: number) => wait(checkoutId, seconds * 1000) };
};

const processing = storedCheckout();
const confirmed = storedCheckout({ status: 'confirmed' });

describe('waiting for a checkout', () => {
  test('without patience looks once', async () => {
    const { state, wait } = waiting(() => processing);
    expect(await wait(0)).toBe(processing);
    expect(state).toMatchObject({ looks: 1, pauses: [] });
  });

  test('ends as soon as it is decided', async () => {
    const { state, wait } = waiting((nowMs) => (nowMs < 500 ? processing : confirmed));
    expect(await wait(20)).toBe(confirmed);
    expect(state.nowMs).toBeLessThan(500 + 400);
  });

  test.each([
    'requires_action',
    'confirmed',
    'paid',
    'declined',
    'rejected',
    'expired',
    'canceled',
    'refunded',
  ] as const)('does not wait on a checkout that is %s', async (status) => {
    const { state, wait } = waiting(() => storedCheckout({ status }));
    await wait(20);
    expect(state.pauses).toEqual([]);
  });

  test('goes on while Release is at work', async () => {
    const releasing = storedCheckout({ status: 'releasing' });
    const rejected = storedCheckout({ status: 'rejected' });
    const { wait } = waiting((nowMs) => (nowMs < 1000 ? releasing : rejected));
    expect(await wait(20)).toBe(rejected);
  });

  test('ends with the checkout as it is when patience does, to the millisecond', async () => {
    const { state, wait } = waiting(() => processing);
    expect(await wait(3)).toBe(processing);
    expect(state.nowMs).toBe(3000);
  });

  test('looks often at first, and at most every 400 ms later', async () => {
    const { state, wait } = waiting(() => processing);
    await wait(20);
    const [first, ...rest] = state.pauses;
    expect(first).toBe(40);
    expect(Math.max(...rest)).toBe(400);
    expect(state.looks).toBeLessThan(70);
  });

  test('does not wait for a checkout that nobody knows', async () => {
    const { state, wait } = waiting(() => undefined);
    expect(await wait(20)).toBeUndefined();
    expect(state.pauses).toEqual([]);
  });
});
