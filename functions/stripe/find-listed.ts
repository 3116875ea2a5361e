/**
 * Looks through Stripe's list of PaymentIntents for a checkout's. The list has every PaymentIntent
 * as soon as it exists, which Stripe's search does not.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import type { CheckoutDocument } from '../checkout/documents.ts';

const hourSeconds = 60 * 60;
/** Two clocks never agree to the second. */
const skewSeconds = 5 * 60;
/** Nothing is sent with a checkout's key later than this. */
const mostHours = 24;
/** Some 11 requests a second: well below the 25 that Stripe allows for one kind of request. */
const atOnce = 4;
/** Stripe's limits are by the second. */
const busyMs = 1000;
const mostWaits = 5;

/** From one Unix second up to, and not with, another. */
type Hour = { readonly gte: number; readonly lt: number };

/**
 * The checkout's PaymentIntent; undefined when Stripe has none. Goes from the hour in which the
 * checkout was placed onwards, up to now: Authorize nearly always asks within a minute, so the
 * first hour has it, however many payments the shop has on a day. Another shop on the same Stripe
 * account may have a checkout with this id, since the same Idempotency-Key gives the same id, so
 * the shop is compared, too. Where Stripe has too much to do, it waits a little: begun from the first
 * hour again, the many requests would be too many each time. Throws Stripe's own errors.
 */
export const findListed = async (
  client: Stripe,
  shop: string,
  checkout: CheckoutDocument,
  nowMs: number,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<Stripe.PaymentIntent | undefined> => {
  const [first, ...later] = hoursSince(checkout.placedAt, nowMs);
  const find = (hour: Hour) => onceNotBusy(() => findWithin(client, shop, checkout, hour), pause);
  const early = first && (await find(first));
  if (early !== undefined) return early;
  for (let start = 0; start < later.length; start += atOnce) {
    const found = await Promise.all(later.slice(start, start + atOnce).map(find));
    const late = found.find((intent) => intent !== undefined);
    if (late !== undefined) return late;
  }
  return undefined;
};

const onceNotBusy = async <T>(
  ask: () => Promise<T>,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<T> => {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeRateLimitError) || waits === mostWaits)
        throw error;
    }
    await pause(busyMs);
  }
};

const findWithin = async (
  client: Stripe,
  shop: string,
  { checkoutId }: CheckoutDocument,
  created: Hour,
): Promise<Stripe.PaymentIntent | undefined> => {
  for await (const intent of client.paymentIntents.list({ created, limit: 100 })) {
    const { metadata } = intent;
    if (metadata.checkoutId === checkoutId && metadata.shop === shop) return intent;
  }
  return undefined;
};

/** The last one is open towards the future, where Stripe's clock may be. */
const hoursSince = (placedAt: string, nowMs: number): readonly Hour[] => {
  const begin = Math.floor(Date.parse(placedAt) / 1000) - skewSeconds;
  const end = begin + mostHours * hourSeconds;
  const passed = Math.ceil((nowMs / 1000 - begin) / hourSeconds);
  const count = Math.min(Math.max(passed, 1), mostHours);
  return Array.from({ length: count }, (_, hour) => {
    const gte = begin + hour * hourSeconds;
    return { gte, lt: hour === count - 1 ? end : gte + hourSeconds };
  });
};
