/** A checkout's id before there is a checkout: what the bank's redirect comes back with. */

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Promise: the id that the API gives the checkout of this idempotency key, as in
 * `functions/checkout/idempotency.ts`. Undefined where the browser doesn't hash: on plain HTTP.
 */
export const checkoutIdOf = async (key: string): Promise<string | undefined> => {
  if (!crypto.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`checkout:${key}`));
  const letters = [...new Uint8Array(digest, 0, 24)].map((byte) => alphabet.charAt(byte & 31));
  return `chk_${letters.join('')}`;
};
