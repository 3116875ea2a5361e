/**
 * Refunds that the merchant orders. Stripe keeps the merchant's id in the refund's metadata, so
 * that even a late repeat finds the refund. For a day, Stripe's idempotency key also makes sure
 * that two simultaneous requests are one refund.
 */
import type Stripe from 'stripe';
import { CommandRefused, type RefundSummary } from '../checkout/commands.ts';
import { stripeKeys } from '../checkout/idempotency.ts';
import type { CheckoutId, PaymentIntentId } from '../checkout/ids.ts';
import type { StripeClient } from './client.ts';
import {
  isKeyTaken,
  isRefusal,
  isRememberedFailure,
  isRememberedRefusal,
  translated,
} from './errors.ts';

export type RefundOrder = {
  readonly checkoutId: CheckoutId;
  readonly paymentIntentId: PaymentIntentId;
  readonly refundId: string;
  /** In minor units. */
  readonly amountMinor: number;
};

/** All refunds of a payment, the newest first. Throws the errors of `authorizePayment`. */
export const listRefunds =
  (stripe: StripeClient) =>
  async (paymentIntentId: PaymentIntentId): Promise<readonly RefundSummary[]> => {
    try {
      const client = await stripe();
      const refunds: RefundSummary[] = [];
      const pages = client.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
      for await (const refund of pages) refunds.push(summaryOf(refund));
      return refunds;
    } catch (error) {
      throw translated(error);
    }
  };

/**
 * Refunds `amountMinor` of a payment, once for each `refundId`. Throws `CommandRefused`:
 * `refund_refused` when Stripe does not allow the refund, or only repeats a failure that it
 * remembers for the id; `refund_id_reused` when the id was used for another amount. Also throws the
 * errors of `authorizePayment`.
 */
export const orderRefund =
  (stripe: StripeClient) =>
  async ({ checkoutId, paymentIntentId, refundId, amountMinor }: RefundOrder) => {
    try {
      const client = await stripe();
      const refund = await client.refunds.create(
        {
          payment_intent: paymentIntentId,
          amount: amountMinor,
          reason: 'requested_by_customer',
          metadata: { checkoutId, refundId },
        },
        { idempotencyKey: stripeKeys.orderedRefund(checkoutId, refundId) },
      );
      return summaryOf(refund);
    } catch (error) {
      throw refusedBy(error, refundId) ?? translated(error);
    }
  };

const refusedBy = (error: unknown, refundId: string): CommandRefused | undefined => {
  if (isKeyTaken(error)) {
    return new CommandRefused(
      'refund_id_reused',
      `The id ${refundId} was used for a refund of another amount: take a new one.`,
    );
  }
  // Nobody knows whether a failure that Stripe repeats made the refund. A new key could refund
  // twice.
  if (isRememberedFailure(error)) {
    return new CommandRefused(
      'refund_refused',
      `Stripe failed at the refund ${refundId}, and repeats that for a day. Look at the payment in ` +
        'Stripe’s dashboard; if it is not refunded there, order it again with a new id.',
    );
  }
  if (!isRefusal(error)) return undefined;
  const code = error.code === undefined ? '' : ` (${error.code})`;
  // A refusal has refunded nothing, so that a new id can't refund twice.
  if (isRememberedRefusal(error)) {
    return new CommandRefused(
      'refund_refused',
      `Stripe did not allow the refund ${refundId}${code}, and repeats that for a day. If what was ` +
        'in its way is gone, order it again with a new id.',
    );
  }
  return new CommandRefused(
    'refund_refused',
    `Stripe does not allow this refund${code}: it may be more than is left of the payment, which a ` +
      'refund in the dashboard or a dispute can have lowered. Show the order and try again.',
  );
};

const summaryOf = (refund: Stripe.Refund): RefundSummary => {
  const refundId = refund.metadata?.refundId;
  return {
    id: refund.id,
    ...(refundId !== undefined && { refundId }),
    amountMinor: refund.amount,
    currency: refund.currency,
    status: refund.status ?? 'unknown',
    createdAt: new Date(refund.created * 1000).toISOString(),
  };
};
