/**
 * Stripe remembers an answer under its idempotency key, a failure and a refusal too, and repeats it
 * for a day. Such an answer does not say what is the case now, so the request is sent once more
 * with a new key.
 */
import { isMemory } from './errors.ts';

/**
 * Sends a request with `key`. If only a remembered failure or refusal comes back, it is sent again
 * with a key made of the present time, which Stripe can't have remembered. To be used only for
 * requests that the PaymentIntent's state allows once, with any key: a capture, a cancel, a full
 * refund. Or for one that moves no money: a calculation.
 */
export const refreshed = async <T>(
  key: string,
  now: () => number,
  send: (idempotencyKey: string) => Promise<T>,
): Promise<T> => {
  try {
    return await send(key);
  } catch (error) {
    if (!isMemory(error)) throw error;
    return send(`${key}:${now()}`);
  }
};
