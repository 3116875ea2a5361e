/** Reads the checkout's row until the workflow has decided, or the wait has taken its time. */
import type { CheckoutId } from '../checkout/ids.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { isUndecided } from './view.ts';

type Services = {
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

const firstPauseMs = 40;
const longestPauseMs = 400;

/**
 * Resolves to the checkout as soon as it is decided, or as it is at `untilMs` (Unix); to undefined
 * when there is no such checkout. It reads often at first, when most checkouts are decided, and
 * less often later.
 */
export const awaitCheckout =
  ({ getCheckout, now, sleep }: Services) =>
  async (id: CheckoutId, untilMs: number): Promise<StoredCheckout | undefined> => {
    let pauseMs = firstPauseMs;
    for (;;) {
      const checkout = await getCheckout(id);
      const remainingMs = untilMs - now();
      if (checkout === undefined || !isUndecided(checkout) || remainingMs <= 0) return checkout;
      await sleep(Math.min(pauseMs, remainingMs));
      pauseMs = Math.min(pauseMs * 1.3, longestPauseMs);
    }
  };
