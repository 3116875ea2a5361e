/** The id of a checkout before the server has made it: a bank that redirects comes back to its URL. */
import { digestOf } from './digest.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id that the API will give the checkout with this idempotency key; the rule is that of
 * `functions/checkout/idempotency.ts`. Undefined where the browser can't hash: on plain HTTP.
 */
export const checkoutIdOf = async (key: string): Promise<string | undefined> => {
  const digest = await digestOf(`checkout:${key}`);
  if (!digest) return undefined;
  const letters = [...digest.subarray(0, 24)].map((byte) => alphabet.charAt(byte & 31));
  return `chk_${letters.join('')}`;
};
