/**
 * Stripe remembers a 500 under its idempotency key and repeats it for a day. A repeated failure
 * does not say what is the case now, so the request is sent once more with a new key.
 */
import { isRememberedFailure } from './errors.ts';

/**
 * Sends a request with `key`. If only a remembered failure comes back, it is sent again with a key
 * made of the present time, which Stripe can't have remembered. To be used only for requests that
 * the PaymentIntent's state allows once, with any key: a capture, a cancel, a full refund.
 */
export const refreshed = async <T>(
  key: string,
  now: () => number,
  send: (idempotencyKey: string) => Promise<T>,
): Promise<T> => {
  try {
    return await send(key);
  } catch (error) {
    if (!isRememberedFailure(error)) throw error;
    return send(`${key}:${now()}`);
  }
};
