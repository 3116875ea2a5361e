/** What an index knows of an e-mail address: enough to find its orders, and not the address. */
import { createHmac } from 'node:crypto';

/**
 * A keyed hash of the address, 32 characters: the same one for an address in small letters or
 * capitals. `secret` is the stack's own, so that nobody can try addresses without it.
 */
export const emailKeyOf = (email: string, secret: string): string =>
  createHmac('sha256', secret).update(email.trim().toLowerCase()).digest('base64url').slice(0, 32);
