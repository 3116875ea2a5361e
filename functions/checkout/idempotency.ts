/**
 * Every identifier that makes a repeat harmless is derived from another one, never random: the same
 * `Idempotency-Key` leads to the same checkout, execution, hold, order, capture and refund.
 */
import { createHash, createHmac } from 'node:crypto';
import { type CheckoutId, isCheckoutId, type OrderId } from './ids.ts';

/** The `Idempotency-Key` that API clients may send: 16 to 64 of these characters. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** Crockford's base 32. It has no I, L, O or U, which are easily mistaken for others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const base32 = (bytes: Buffer, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte & 31)).join('');

/**
 * The checkout's id, which is also its execution's name: 24 characters of base 32 (120 bits) after
 * `chk_`. Nobody can guess it without the key.
 */
export const checkoutIdOf = (idempotencyKey: string): CheckoutId =>
  `chk_${base32(digest(`checkout:${idempotencyKey}`), 24).toLowerCase()}`;

/**
 * The name of a further execution of a checkout. There is at most one for each occasion, such as
 * `requires_capture`. The first execution's name is the checkout's id itself.
 */
export const executionNameOf = (checkoutId: CheckoutId, occasion: string): string =>
  `${checkoutId}-${occasion}`;

/** The checkout of an execution with this name; undefined if somebody started it by hand. */
export const checkoutIdIn = (executionName: string): CheckoutId | undefined => {
  const id = executionName.replace(/-\w+$/, '');
  return isCheckoutId(id) ? id : undefined;
};

/** The order's number: 60 bits, in groups that can be read over the telephone. */
export const orderIdOf = (checkoutId: CheckoutId): OrderId => {
  const number = base32(digest(`order:${checkoutId}`), 12);
  return `HF-${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`;
};

/** The id that a merchant may give a refund: a repeat with the same id is the same refund. */
export const refundIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** A request's fingerprint: a key that comes with another fingerprint than before is refused. */
export const fingerprintOf = (request: unknown): string =>
  digest(`request:${canonical(request)}`).toString('base64url');

/**
 * A hash of the shopper's network, keyed with a secret salt: it can be compared, but the network
 * can't be read from it without the salt, even by trying all networks that there are.
 */
export const viewerOf = ({ network, salt }: Viewing): string =>
  createHmac('sha256', salt).update(network).digest('base64url').slice(0, 22);

type Viewing = { readonly network: string; readonly salt: string };

/**
 * The idempotency keys sent to Stripe (at most 255 characters, remembered for at least 24 hours).
 * The key of a cancel names the PaymentIntent's status: Stripe also remembers a refused cancel, and
 * that answer must not be given again once the PaymentIntent has another status.
 */
export const stripeKeys = {
  authorize: (checkoutId: CheckoutId) => `${checkoutId}:authorize`,
  /** For the PaymentMethod that is made of a card's token. */
  paymentMethod: (checkoutId: CheckoutId) => `${checkoutId}:payment_method`,
  /**
   * A capture of a part names the calculation of its taxes, if it has one: repeated with another
   * one, after Stripe forgot how it calculated, it is another request.
   */
  capture: (checkoutId: CheckoutId, taxCalculation?: string) =>
    taxCalculation === undefined
      ? `${checkoutId}:capture`
      : `${checkoutId}:capture:${taxCalculation}`,
  /** For the calculation of the taxes of a part. */
  partTax: (checkoutId: CheckoutId, captureMinor: number) => `${checkoutId}:tax:${captureMinor}`,
  cancel: (checkoutId: CheckoutId, status: string) => `${checkoutId}:cancel:${status}`,
  receipt: (checkoutId: CheckoutId) => `${checkoutId}:receipt`,
  refund: (checkoutId: CheckoutId) => `${checkoutId}:refund`,
  /** For a refund that the merchant orders, by the id that the merchant gave it. */
  orderedRefund: (checkoutId: CheckoutId, refundId: string) => `${checkoutId}:refund:${refundId}`,
} as const;

const hourMs = 60 * 60 * 1000;

/**
 * Whether Stripe still remembers a key that was first used at `placedAt`. It keeps keys for at
 * least 24 hours (https://docs.stripe.com/api/idempotent_requests). One hour less is assumed here,
 * to allow for slow requests.
 */
export const isKeyRemembered = (placedAt: string, nowMs: number): boolean =>
  nowMs - Date.parse(placedAt) < 23 * hourMs;

/**
 * Whether Authorize may still ask for a hold. It stops an hour before Release begins to rely on
 * Stripe's list instead of the key: what was sent last has arrived by then, and is in the list.
 */
export const mayAuthorize = (placedAt: string, nowMs: number): boolean =>
  nowMs - Date.parse(placedAt) < 22 * hourMs;

/**
 * Whether a request for the hold could still be on its way to Stripe although it was not found
 * there. An hour is far more than the time that a request, or the function that sent it, lives.
 */
export const mayStillArrive = (placedAt: string, nowMs: number): boolean =>
  nowMs - Date.parse(placedAt) < hourMs;

/** JSON with sorted keys, so that the order of a request's fields makes no difference. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};
