/**
 * Undoes a checkout's payment. Whether to cancel it, refund it or do nothing is decided by its
 * status at Stripe, fetched at that moment, and never by what a failed step said.
 *
 * If Authorize ended without an answer, nobody knows whether there is a hold. Its key tells:
 *
 *     Authorize ──create(key, hold)──▶ Stripe        did it arrive, is it still on its way?
 *     Release ──create(key, harmless)──▶ Stripe
 *        ├─ a PaymentIntent: it had not arrived. Stripe will refuse it if it arrives later.
 *        ├─ idempotency_error: it arrived. Sent again, the original gives its PaymentIntent.
 *        └─ 409: Stripe is working on it right now. Try again later.
 */
import Stripe from 'stripe';
import {
  type CheckoutDocument,
  isPayable,
  type ReleasableDocument,
} from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { isKeyRemembered, stripeKeys } from '../checkout/idempotency.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import type { StripeClient } from './client.ts';
import {
  isKeyTaken,
  isRefusedForGood,
  isRememberedFailure,
  isRememberedRefusal,
  isUnexpectedState,
  refusalIn,
  translated,
} from './errors.ts';
import { harmlessParameters, holdParameters } from './hold.ts';
import { refreshed } from './remembered-failures.ts';

export type Undone = 'released' | 'refunded';

type Intent = Stripe.PaymentIntent;

/**
 * Makes sure that no hold of the checkout exists or can be placed later. Resolves to `released`, or
 * to `refunded` if the hold had been captured. A repeat changes nothing. Must only be called when
 * no order can be created any more. Throws the errors of `authorizePayment`, and `RecordsDisagree`
 * when a refund failed.
 */
export const undoPayment =
  (stripe: StripeClient, shop: string, now: () => number) =>
  async (checkout: ReleasableDocument): Promise<Undone> => {
    try {
      const client = await stripe();
      const id = checkout.paymentIntentId ?? (await findUnseen(client, shop, checkout, now()))?.id;
      if (id === undefined) return 'released';
      // Fetched even when it was just found: a replayed answer has the status of the first one.
      const intent = await client.paymentIntents.retrieve(id);
      return await settle({ client, now, checkoutId: checkout.checkoutId }, intent);
    } catch (error) {
      throw translated(error);
    }
  };

/**
 * Fence 2. When Stripe may have forgotten the key, the original is so old that looking is enough.
 */
const findUnseen = async (
  client: Stripe,
  shop: string,
  checkout: CheckoutDocument,
  nowMs: number,
): Promise<Intent | undefined> => {
  if (!isKeyRemembered(checkout.placedAt, nowMs)) return findListed(client, shop, checkout);
  const idempotencyKey = stripeKeys.authorize(checkout.checkoutId);
  try {
    return await client.paymentIntents.create(harmlessParameters(shop, checkout), {
      idempotencyKey,
    });
  } catch (error) {
    // Stripe places no hold of this amount for anybody, so the original can't have placed one.
    if (refusalIn(error) !== undefined) return undefined;
    // A remembered failure has taken the key, too; and if Stripe refuses this request for good, it
    // refuses the original. Only a hold that exists already is left to be found.
    if (isRememberedFailure(error) || isRefusedForGood(error)) {
      return findListed(client, shop, checkout);
    }
    if (!isKeyTaken(error)) throw error;
  }
  // Started without the shopper: the original can't be sent again without its card token.
  if (!isPayable(checkout)) return findListed(client, shop, checkout);
  try {
    return await client.paymentIntents.create(holdParameters(shop, checkout), { idempotencyKey });
  } catch (error) {
    // Stripe repeats its answer to the original: that was declined or refused.
    if (isRememberedRefusal(error)) return intentIn(error);
    // Stripe remembers a failure, which may have left a hold behind. Or the original had the other
    // parameters of an earlier deployment. Or this request was refused, and not the original.
    if (isRememberedFailure(error) || isKeyTaken(error) || refusalIn(error) !== undefined) {
      return findListed(client, shop, checkout);
    }
    throw error;
  }
};

/** The PaymentIntent that a decline left behind, if it got that far. */
const intentIn = (error: unknown): Intent | undefined =>
  error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined;

/**
 * Looks through the PaymentIntents of the day in which the key was used. It compares the shop, too:
 * another shop on the same Stripe account may have a checkout with this id, since the same
 * Idempotency-Key gives the same id.
 */
const findListed = async (
  client: Stripe,
  shop: string,
  checkout: CheckoutDocument,
): Promise<Intent | undefined> => {
  const placedSeconds = Math.floor(Date.parse(checkout.placedAt) / 1000);
  const created = { gte: placedSeconds - 300, lte: placedSeconds + 24 * 60 * 60 };
  for await (const intent of client.paymentIntents.list({ created, limit: 100 })) {
    const { checkoutId, shop: owner } = intent.metadata;
    if (checkoutId === checkout.checkoutId && owner === shop) return intent;
  }
  return undefined;
};

/** One checkout's payment being undone. */
type Undoing = {
  readonly client: Stripe;
  readonly now: () => number;
  readonly checkoutId: CheckoutId;
};

const settle = async (undoing: Undoing, intent: Intent): Promise<Undone> => {
  switch (paymentStatusOf(intent.status)) {
    case 'canceled':
      return 'released';
    case 'succeeded':
      return refund(undoing, intent.id);
    case 'processing':
      throw new CheckoutError(errorNames.stripeUnavailable, `${intent.id} is processing.`);
    default:
      return cancel(undoing, intent);
  }
};

const cancel = async (undoing: Undoing, intent: Intent): Promise<Undone> => {
  const { client, now, checkoutId } = undoing;
  try {
    await refreshed(stripeKeys.cancel(checkoutId, intent.status), now, (idempotencyKey) =>
      client.paymentIntents.cancel(intent.id, {}, { idempotencyKey }),
    );
    return 'released';
  } catch (error) {
    if (!isUnexpectedState(error)) throw error;
  }
  // The status changed between the look and the cancel. Statuses only move forward, so this ends.
  const moved = await client.paymentIntents.retrieve(intent.id);
  if (moved.status === intent.status) {
    throw new CheckoutError(
      errorNames.stripeUnavailable,
      `${intent.id} is ${moved.status} and can't be canceled now: ask again.`,
    );
  }
  return settle(undoing, moved);
};

const refund = async (
  { client, now, checkoutId }: Undoing,
  paymentIntentId: string,
): Promise<Undone> => {
  try {
    const { id, status } = await refreshed(stripeKeys.refund(checkoutId), now, (idempotencyKey) =>
      client.refunds.create(
        { payment_intent: paymentIntentId, metadata: { checkoutId } },
        { idempotencyKey },
      ),
    );
    if (status === 'failed' || status === 'canceled') {
      throw new CheckoutError(
        errorNames.recordsDisagree,
        `The refund ${id} of ${paymentIntentId} is ${status}: pay the shopper back another way.`,
      );
    }
  } catch (error) {
    const isRefunded =
      error instanceof Stripe.errors.StripeInvalidRequestError &&
      error.code === 'charge_already_refunded';
    if (!isRefunded) throw error;
  }
  return 'refunded';
};
