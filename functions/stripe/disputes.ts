/** Reads what Stripe knows about disputes; nothing is changed here. */
import type Stripe from 'stripe';
import { type Dispute, needsAnAnswer } from '../checkout/dispute.ts';
import { type CheckoutId, isCheckoutId, type PaymentIntentId } from '../checkout/ids.ts';
import type { StripeClient } from './client.ts';
import { translated } from './errors.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';

/**
 * A payment's dispute: one that needs an answer, or else the latest. Undefined if there is none.
 * Throws the errors of `authorizePayment`.
 */
export const fetchDispute =
  (stripe: StripeClient) =>
  async (paymentIntentId: PaymentIntentId): Promise<Dispute | undefined> => {
    try {
      const client = await stripe();
      const { data } = await client.disputes.list({ payment_intent: paymentIntentId, limit: 10 });
      const told = data.find(({ status }) => needsAnAnswer(status)) ?? data[0];
      return told && { id: told.id, status: told.status };
    } catch (error) {
      throw translated(error);
    }
  };

/** A dispute, its payment, and the checkout that the payment's metadata names. */
export type DisputeRecord = Dispute & {
  readonly paymentIntentId: PaymentIntentId;
  readonly checkoutId: CheckoutId;
};

const pageSize = 100;

/** This shop's disputes that were opened since then, the newest first, in pages of at most 100. */
export const listDisputes = (stripe: StripeClient, shop: string) =>
  async function* (sinceSeconds: number): AsyncGenerator<readonly DisputeRecord[]> {
    let page: DisputeRecord[] = [];
    try {
      const { disputes } = await stripe();
      const all = disputes.list({
        created: { gte: sinceSeconds },
        limit: pageSize,
        expand: ['data.payment_intent'],
      });
      for await (const dispute of all) {
        page.push(...recordsOf(dispute, shop));
        if (page.length < pageSize) continue;
        yield page;
        page = [];
      }
    } catch (error) {
      throw translated(error);
    }
    if (page.length > 0) yield page;
  };

/** None for a payment of another shop on the same account, or for one that is no PaymentIntent. */
const recordsOf = (dispute: Stripe.Dispute, shop: string): readonly DisputeRecord[] => {
  const { id, status, payment_intent: payment } = dispute;
  if (payment === null || typeof payment === 'string') return [];
  const { checkoutId, shop: owner } = payment.metadata;
  if (!isCheckoutId(checkoutId) || owner !== shop) return [];
  return [{ id, status, checkoutId, paymentIntentId: paymentIntentIdOf(payment.id) }];
};
