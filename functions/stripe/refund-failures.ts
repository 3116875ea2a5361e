/**
 * Refunds that failed at the bank, which may happen weeks after they were made. Stripe can't list
 * refunds by when they failed, and there may be thousands a day. But a failure gives the money back
 * to the account, by a balance transaction of that day and of a type of its own.
 */
import type Stripe from 'stripe';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import type { StripeClient } from './client.ts';
import { translated } from './errors.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';

/**
 * The ids of all payments on this Stripe account of which a refund failed since then, of any shop.
 * Source: https://docs.stripe.com/reports/balance-transaction-types
 */
export const listRefundFailures = (stripe: StripeClient) =>
  async function* (sinceSeconds: number): AsyncGenerator<PaymentIntentId> {
    try {
      const { balanceTransactions } = await stripe();
      const failures = balanceTransactions.list({
        type: 'refund_failure',
        created: { gte: sinceSeconds },
        limit: 100,
        expand: ['data.source'],
      });
      for await (const failure of failures) {
        const { payment_intent: payment } = refundOf(failure);
        if (payment !== null) {
          yield paymentIntentIdOf(typeof payment === 'string' ? payment : payment.id);
        }
      }
    } catch (error) {
      throw translated(error);
    }
  };

const refundOf = ({ id, source }: Stripe.BalanceTransaction): Stripe.Refund => {
  if (typeof source === 'object' && source?.object === 'refund') return source;
  throw new CheckoutError(
    errorNames.recordUnreadable,
    `The balance transaction ${id} at Stripe is a refund that failed, and does not say which.`,
  );
};
