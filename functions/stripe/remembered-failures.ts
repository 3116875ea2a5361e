/**
 * Stripe remembers a 500 under its idempotency key and repeats it for a day. A repeated failure is
 * a memory and not an answer, so the request is made once more under a key that was never used.
 */
import { isRememberedFailure } from './errors.ts';

/**
 * Sends a request under `key`, and, when only a remembered failure came back, under a key of this
 * very moment: however many failures Stripe remembers, the next attempt is heard. For requests alone
 * that the PaymentIntent's own state allows once, whatever their keys: capture, cancel, a full refund.
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
