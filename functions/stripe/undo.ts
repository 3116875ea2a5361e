/**
 * Undoes whatever became of a checkout's payment, from the truth at Stripe and never from what a
 * failed step said. Cancel, refund or nothing is decided by the status fetched at that moment.
 *
 * A hold that nobody has seen (Authorize ended without an answer) is found by its key:
 *
 *     Authorize ──create(key, hold)──▶ Stripe        did it arrive, is it still on its way?
 *     Release ──create(key, harmless)──▶ Stripe
 *        ├─ a PaymentIntent: it never arrived. The key is ours now and a late original is refused.
 *        ├─ idempotency_error: it arrived. The original, replayed, gives its PaymentIntent.
 *        └─ 409: it is being worked on right now. Ask again later.
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
 * After this no hold of the checkout exists or can come to exist: `released`, or `refunded` when it
 * had been captured. A repeat finds it done. Only to be called once no order can be created any
 * more. Throws `StripeUnavailable` (ask again), `PaymentRefused`, `Misconfigured`, and
 * `RecordsDisagree` when a refund failed.
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

/** Fence 2. Past Stripe's memory of the key nothing can arrive late, so looking is enough. */
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
    // Stripe takes no hold of this amount, from anybody: the original can't have placed one.
    if (refusalIn(error) !== undefined) return undefined;
    // A failure that Stripe remembers has taken the key just as well; and what it refuses for good
    // it can't have taken as a hold. Only what is there already is left to be found.
    if (isRememberedFailure(error) || isRefusedForGood(error)) {
      return findListed(client, shop, checkout);
    }
    if (!isKeyTaken(error)) throw error;
  }
  // Taken up without its shopper: the original can't be replayed without its card.
  if (!isPayable(checkout)) return findListed(client, shop, checkout);
  try {
    return await client.paymentIntents.create(holdParameters(shop, checkout), { idempotencyKey });
  } catch (error) {
    // The original's own answer, given again: it was declined or refused.
    if (isRememberedRefusal(error)) return intentIn(error);
    // Stripe remembers a failure, which may have left a hold behind; or the original had other
    // parameters, those of an earlier deployment; or this very request was refused, not the original.
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
 * Looks through the PaymentIntents of the day on which the key was good. Another shop on the same
 * Stripe account may have a checkout of this id: the same Idempotency-Key gives the same one.
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
  // It moved on between the look and the cancel. Statuses only move forward, so this ends.
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
