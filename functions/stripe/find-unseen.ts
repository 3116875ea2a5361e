/**
 * Fence 2: finds the hold of a checkout whose Authorize ended without an answer, and makes sure that
 * none can be placed later. Nobody knows whether there is one, but its key tells:
 *
 *     Authorize ──create(key, hold)──▶ Stripe        did it arrive, is it still on its way?
 *     Release ──create(key, harmless)──▶ Stripe
 *        ├─ a PaymentIntent: it had not arrived. Stripe will refuse it if it arrives later.
 *        ├─ idempotency_error: it arrived. Sent again, the original gives its PaymentIntent.
 *        └─ 409: Stripe is working on it right now. Try again later.
 */
import Stripe from 'stripe';
import { type CheckoutDocument, isPayable, type PayableDocument } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { isKeyRemembered, mayStillArrive, stripeKeys } from '../checkout/idempotency.ts';
import { cardSourceOf } from './card-source.ts';
import {
  isAmountRefused,
  isKeyTaken,
  isRefusal,
  isRememberedFailure,
  isRememberedRefusal,
} from './errors.ts';
import { findListed } from './find-listed.ts';
import { type CardSource, harmlessParameters, holdParameters } from './hold.ts';

type Intent = Stripe.PaymentIntent;

/**
 * The checkout's PaymentIntent, to be canceled or refunded; undefined when there is none. When
 * Stripe may have forgotten the key, the original is so old that looking is enough. Throws Stripe's
 * own errors.
 */
export const findUnseen = async (
  client: Stripe,
  shop: string,
  checkout: CheckoutDocument,
  nowMs: number,
): Promise<Intent | undefined> => {
  if (!isKeyRemembered(checkout.placedAt, nowMs)) return findListed(client, shop, checkout, nowMs);
  const idempotencyKey = stripeKeys.authorize(checkout.checkoutId);
  try {
    return await client.paymentIntents.create(harmlessParameters(shop, checkout), {
      idempotencyKey,
    });
  } catch (error) {
    // Stripe places no hold of this amount for anybody, so the original can't have placed one.
    if (isAmountRefused(error)) return undefined;
    // A remembered failure has taken the key, too: only a hold that exists already is left to find.
    if (isRememberedFailure(error)) return findListed(client, shop, checkout, nowMs);
    if (isRefusal(error) && !isKeyTaken(error)) {
      return findUnlessOnItsWay(client, shop, checkout, nowMs);
    }
    if (!isKeyTaken(error)) throw error;
  }
  // Started without the shopper: the original can't be sent again without its card token.
  if (!isPayable(checkout)) return findListed(client, shop, checkout, nowMs);
  const source = await sourceAgain(client, checkout);
  if (source === undefined) return findListed(client, shop, checkout, nowMs);
  try {
    const original = holdParameters(shop, checkout, source);
    return await client.paymentIntents.create(original, { idempotencyKey });
  } catch (error) {
    // Stripe repeats its answer to the original: that was declined or refused.
    if (isRememberedRefusal(error)) return intentIn(error);
    // Stripe remembers a failure, which may have left a hold behind. Or the original had the other
    // parameters of an earlier deployment. Or this request was refused, and not the original.
    if (isRememberedFailure(error) || isRefusal(error)) {
      return findListed(client, shop, checkout, nowMs);
    }
    throw error;
  }
};

/**
 * The card of the original: Stripe repeats which PaymentMethod it made of a token. Undefined when
 * it does not: the original was sent in another way, by an earlier deployment.
 */
const sourceAgain = async (
  client: Stripe,
  checkout: PayableDocument,
): Promise<CardSource | undefined> => {
  try {
    return await cardSourceOf(client, checkout);
  } catch (error) {
    if (isRefusal(error) || isRememberedFailure(error)) return undefined;
    throw error;
  }
};

/**
 * A refused harmless request has not taken the key, and says nothing about the original, which has
 * other parameters: that may have placed a hold, or still do so. The list tells, once nothing can
 * be on its way any more.
 */
const findUnlessOnItsWay = async (
  client: Stripe,
  shop: string,
  checkout: CheckoutDocument,
  nowMs: number,
): Promise<Intent | undefined> => {
  const found = await findListed(client, shop, checkout, nowMs);
  if (found !== undefined || !mayStillArrive(checkout.placedAt, nowMs)) return found;
  throw new CheckoutError(
    errorNames.stripeUnavailable,
    `No payment of ${checkout.checkoutId} is there yet, and one may be on its way: look again later.`,
  );
};

/** The PaymentIntent that a decline left behind, if it got that far. */
const intentIn = (error: unknown): Intent | undefined =>
  error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined;
