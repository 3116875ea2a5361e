/**
 * Undoes a checkout's payment. Whether to cancel it, refund it or do nothing is decided by its
 * status at Stripe, fetched at that moment, and never by what a failed step said. When Stripe
 * refuses one of these, the payment is fetched once more: its status says whether it is done.
 */
import type Stripe from 'stripe';
import type { ReleasableDocument } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { stripeKeys } from '../checkout/idempotency.ts';
import type { CheckoutId, PaymentIntentId } from '../checkout/ids.ts';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import { isChargedBack } from './charged-back.ts';
import type { StripeClient } from './client.ts';
import { isRefusal, isUnexpectedState, refusedWhile, translated } from './errors.ts';
import { findUnseen } from './find-unseen.ts';
import { isHoldGone } from './hold-gone.ts';
import { refreshed } from './remembered-failures.ts';

export type Undone = 'released' | 'refunded';

type Intent = Stripe.PaymentIntent;

/**
 * Makes sure that no hold of the checkout exists or can be placed later. Resolves to `released`, or
 * to `refunded` if the hold had been captured and the shopper has the money back: by a refund, or
 * from the bank after a lost dispute. A repeat changes nothing. Must only be called when no order
 * can be created any more. Throws the errors of `capturePayment` but for `HoldGone`, and
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
      const intent = await fetchIntent(client, id);
      return await settle({ client, now, checkoutId: checkout.checkoutId }, intent);
    } catch (error) {
      throw translated(error);
    }
  };

/**
 * Makes sure that a hold which is gone stays gone: what is left of it is canceled, so that nobody
 * can capture it any more. Resolves to false, and does nothing, when there is something to capture
 * or it was captured. A repeat changes nothing. Throws the errors of `capturePayment` but for
 * `HoldGone`.
 */
export const endGoneHold =
  (stripe: StripeClient, now: () => number) =>
  async (checkoutId: CheckoutId, paymentIntentId: PaymentIntentId): Promise<boolean> => {
    try {
      const client = await stripe();
      const intent = await fetchIntent(client, paymentIntentId);
      if (intent.status === 'canceled' || !isHoldGone(intent, now())) {
        return intent.status === 'canceled';
      }
      const moved = await cancel({ client, now, checkoutId }, intent);
      return moved === undefined || moved.status === 'canceled';
    } catch (error) {
      throw translated(error);
    }
  };

const fetchIntent = (client: Stripe, id: string): Promise<Intent> =>
  client.paymentIntents.retrieve(id, { expand: ['latest_charge.refunds'] });

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
      return refund(undoing, intent);
    case 'processing':
      throw new CheckoutError(errorNames.stripeUnavailable, `${intent.id} is processing.`);
    default: {
      const moved = await cancel(undoing, intent);
      // Statuses only move forward, so this ends.
      return moved === undefined ? 'released' : settle(undoing, moved);
    }
  }
};

/**
 * Cancels the PaymentIntent. Resolves to undefined; or, when Stripe refuses since its status has
 * changed since the look, to the PaymentIntent as it is then.
 */
const cancel = async (
  { client, now, checkoutId }: Undoing,
  intent: Intent,
): Promise<Intent | undefined> => {
  try {
    await refreshed(stripeKeys.cancel(checkoutId, intent.status), now, (idempotencyKey) =>
      client.paymentIntents.cancel(intent.id, {}, { idempotencyKey }),
    );
    return undefined;
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    const moved = await fetchIntent(client, intent.id);
    if (moved.status !== intent.status) return moved;
    if (!isUnexpectedState(refusal)) throw refusedWhile(refusal, moved);
    throw new CheckoutError(
      errorNames.stripeUnavailable,
      `${intent.id} is ${moved.status} and can't be canceled now: ask again.`,
    );
  }
};

const refund = async (
  { client, now, checkoutId }: Undoing,
  intent: Intent,
): Promise<'refunded'> => {
  if (isRefunded(intent)) return 'refunded';
  assertNoneFailed(intent.id, chargeOf(intent)?.refunds?.data ?? []);
  try {
    const made = await refreshed(stripeKeys.refund(checkoutId), now, (idempotencyKey) =>
      client.refunds.create(
        { payment_intent: intent.id, metadata: { checkoutId } },
        { idempotencyKey },
      ),
    );
    assertNoneFailed(intent.id, [made]);
    return 'refunded';
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    const moved = await fetchIntent(client, intent.id);
    if (isRefunded(moved) || (await isChargedBack(client, moved))) return 'refunded';
    throw refusedWhile(refusal, moved);
  }
};

const chargeOf = ({ latest_charge }: Intent): Stripe.Charge | null =>
  typeof latest_charge === 'string' ? null : latest_charge;

/** Whether all that was captured was paid back, by whomever. */
const isRefunded = (intent: Intent): boolean =>
  (chargeOf(intent)?.amount_refunded ?? 0) >= intent.amount_received;

/**
 * A refund that failed at the bank is not tried again by itself: a person may have paid the shopper
 * back another way. Source: https://docs.stripe.com/refunds#failed-refunds
 */
const assertNoneFailed = (paymentIntentId: string, refunds: readonly Stripe.Refund[]): void => {
  const failed = refunds.find(({ status }) => status === 'failed' || status === 'canceled');
  if (failed === undefined) return;
  throw new CheckoutError(
    errorNames.recordsDisagree,
    `The refund ${failed.id} of ${paymentIntentId} is ${failed.status}: pay the shopper back ` +
      'another way.',
  );
};
