import { quoteWaiters } from '../../../web/shop/quote-waiters.ts';
import { oneMug, quoteFor } from '../goods.ts';

const quote = quoteFor(oneMug);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('those who wait for a quote', () => {
  test('all get the next one', async () => {
    const { wait, tell } = quoteWaiters();
    const waiting = [wait(900), wait(900)];
    tell(quote);
    expect(await Promise.all(waiting)).toEqual([quote, quote]);
  });

  test('are told that there is none to come', async () => {
    const { wait, tell } = quoteWaiters();
    const waiting = wait(900);
    tell(undefined);
    tell(quote);
    expect(await waiting).toBeUndefined();
  });

  test('wait no longer than their patience', async () => {
    const { wait, tell } = quoteWaiters();
    const waiting = wait(900);
    jest.advanceTimersByTime(900);
    tell(quote);
    expect(await waiting).toBeUndefined();
  });
});
