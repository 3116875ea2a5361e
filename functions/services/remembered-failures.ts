/**
 * Stripe remembers a 500 under its idempotency key and repeats it for a day. A repeated failure is
 * a memory and not an answer, so the request is made once more under the next key.
 */
import { isRememberedFailure } from './payment-errors.ts';

/**
 * Sends a request under `key`, and under `<key>:again` when only a remembered failure came back.
 * For requests alone that the PaymentIntent's own state allows once: capture, cancel, a full refund.
 */
export const refreshed = async <T>(
  key: string,
  send: (idempotencyKey: string) => Promise<T>,
): Promise<T> => {
  try {
    return await send(key);
  } catch (error) {
    if (!isRememberedFailure(error)) throw error;
    return send(`${key}:again`);
  }
};
