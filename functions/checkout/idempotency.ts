/**
 * Every identifier that makes a repeat harmless is derived, never drawn: the same
 * `Idempotency-Key` leads to the same checkout, execution, hold, order, capture and refund.
 */
import { createHash } from 'node:crypto';
import { type CheckoutId, isCheckoutId, type OrderId } from './ids.ts';

/** What API clients may send: 16 to 64 of these characters. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** Crockford's base 32: no I, L, O or U, so that a number read aloud is heard right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const base32 = (bytes: Buffer, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte & 31)).join('');

/**
 * The checkout's id, which is also its execution's name: 24 characters of base 32 (120 bits) after
 * `chk_`. Whoever does not know the key cannot guess it.
 */
export const checkoutIdOf = (idempotencyKey: string): CheckoutId =>
  `chk_${base32(digest(`checkout:${idempotencyKey}`), 24).toLowerCase()}`;

/**
 * The name of a further execution of a checkout, for an occasion such as `requires_capture`: each
 * occasion has one. The first execution's name is the checkout's id itself.
 */
export const executionNameOf = (checkoutId: CheckoutId, occasion: string): string =>
  `${checkoutId}-${occasion}`;

/** The checkout of an execution, by its name; undefined for one that was named by hand. */
export const checkoutIdIn = (executionName: string): CheckoutId | undefined => {
  const id = executionName.replace(/-\w+$/, '');
  return isCheckoutId(id) ? id : undefined;
};

/** The order's number: 60 bits, in groups that can be read over the telephone. */
export const orderIdOf = (checkoutId: CheckoutId): OrderId => {
  const number = base32(digest(`order:${checkoutId}`), 12);
  return `HF-${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`;
};

/** What a merchant may call a refund: a repeat with the same id is the same refund. */
export const refundIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** A fingerprint of what was asked: the same key with another one is refused. */
export const fingerprintOf = (request: unknown): string =>
  digest(`request:${canonical(request)}`).toString('base64url');

/** A stand-in for a shopper's address: it can be compared, and not be read back. */
export const viewerOf = ({ address, salt }: Viewing): string =>
  digest(`viewer:${salt}:${address}`).toString('base64url').slice(0, 22);

type Viewing = { readonly address: string; readonly salt: string };

/**
 * The keys sent to Stripe (at most 255 characters, remembered for at least 24 hours). A cancel's
 * key names the status that it was decided on: a refused cancel is remembered too, and must not
 * answer for a PaymentIntent that has moved on since.
 */
export const stripeKeys = {
  authorize: (checkoutId: CheckoutId) => `${checkoutId}:authorize`,
  capture: (checkoutId: CheckoutId) => `${checkoutId}:capture`,
  cancel: (checkoutId: CheckoutId, status: string) => `${checkoutId}:cancel:${status}`,
  refund: (checkoutId: CheckoutId) => `${checkoutId}:refund`,
  /** Of a refund that the merchant orders, by the id that the merchant gave it. */
  orderedRefund: (checkoutId: CheckoutId, refundId: string) => `${checkoutId}:refund:${refundId}`,
} as const;

/**
 * Whether Stripe still knows a key that was first used at `placedAt`. It keeps keys for at least
 * 24 hours (https://docs.stripe.com/api/idempotent_requests); an hour is left for slow requests.
 */
export const isKeyRemembered = (placedAt: string, nowMs: number): boolean =>
  nowMs - Date.parse(placedAt) < 23 * 60 * 60 * 1000;

/** JSON with sorted keys: the same request, however its fields were ordered. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};
