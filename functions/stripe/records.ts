/** What Stripe says of this shop's payments; nothing is changed here. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Stripe from 'stripe';
import type { Dispute } from '../checkout/dispute.ts';
import { isOutage } from '../checkout/errors.ts';
import { type CheckoutId, isCheckoutId, type PaymentIntentId } from '../checkout/ids.ts';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import { type Refusal, refusalOfDecline } from '../checkout/refusals.ts';
import type { PaymentTruth } from '../checkout/verdict.ts';
import { captureBeforeOf } from './capture-before.ts';
import type { StripeClient } from './client.ts';
import { isUnknownObject, translated } from './errors.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';

/** A payment and the checkout that it names. */
export type PaymentRecord = PaymentTruth & {
  readonly checkoutId: CheckoutId;
  /** Unix seconds. */
  readonly createdSeconds: number;
  readonly isDisputed: boolean;
  /** Real money, as told from Stripe's test mode. */
  readonly isLive: boolean;
  /** Until when a hold is good, in ISO 8601. */
  readonly captureBefore?: string;
  /** Why the bank or the card said no, the last time that it did: a code of `refusals.ts`. */
  readonly refusal?: Refusal;
};

/**
 * The payment with this id, as it is now; undefined when it is not this shop's, since several may
 * share one Stripe account, or when Stripe knows none. Throws as `authorizePayment` does.
 */
export const fetchPayment =
  (stripe: StripeClient, shop: string) =>
  async (id: PaymentIntentId): Promise<PaymentRecord | undefined> => {
    try {
      const client = await stripe();
      const intent = await client.paymentIntents.retrieve(id, {
        expand: ['latest_charge.refunds'],
      });
      return recordOf(intent, shop);
    } catch (error) {
      if (isUnknownObject(error)) return undefined;
      throw translated(error);
    }
  };

/** The ids of payments that something happened to since then, perhaps long after they were made. */
const paymentsOf = async function* (
  objects: AsyncIterable<{ readonly payment_intent: string | Stripe.PaymentIntent | null }>,
): AsyncGenerator<PaymentIntentId> {
  try {
    for await (const { payment_intent: payment } of objects) {
      if (payment !== null) {
        yield paymentIntentIdOf(typeof payment === 'string' ? payment : payment.id);
      }
    }
  } catch (error) {
    throw translated(error);
  }
};

/** The ids of payments, any shop's on this account, that a dispute was opened of since then. */
export const listDisputed = (stripe: StripeClient) =>
  async function* (sinceSeconds: number): AsyncGenerator<PaymentIntentId> {
    const { disputes } = await stripe();
    yield* paymentsOf(disputes.list({ created: { gte: sinceSeconds }, limit: 100 }));
  };

/** The ids of payments, any shop's on this account, that a refund was made of since then. */
export const listRefunded = (stripe: StripeClient) =>
  async function* (sinceSeconds: number): AsyncGenerator<PaymentIntentId> {
    const { refunds } = await stripe();
    yield* paymentsOf(refunds.list({ created: { gte: sinceSeconds }, limit: 100 }));
  };

type Sleep = (milliseconds: number) => Promise<unknown>;

/**
 * This shop's payments created since then, newest first, a page (at most 100) at a time. One page
 * after the other stays well below Stripe's 25 requests a second; a page that Stripe refuses for
 * now is asked for again for half a minute, so that one limit does not cost the whole list.
 */
export const listPayments = (stripe: StripeClient, shop: string, pause: Sleep = sleep) =>
  async function* (sinceSeconds: number): AsyncGenerator<readonly PaymentRecord[]> {
    let after: string | undefined;
    for (;;) {
      const page = await patiently(pause, async () => {
        const client = await stripe();
        return client.paymentIntents.list({
          created: { gte: sinceSeconds },
          limit: 100,
          expand: ['data.latest_charge.refunds'],
          ...(after !== undefined && { starting_after: after }),
        });
      });
      yield page.data.flatMap((intent) => recordOf(intent, shop) ?? []);
      after = page.data.at(-1)?.id;
      if (!page.has_more || after === undefined) return;
    }
  };

const firstPauseMs = 1000;
const longestPauseMs = 16_000;

/** Asks again, ever more slowly, while Stripe can't answer now. Throws as `authorizePayment` does. */
const patiently = async <T>(pause: Sleep, ask: () => Promise<T>): Promise<T> => {
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      return await ask();
    } catch (error) {
      const failure = translated(error);
      if (!isOutage(failure) || pauseMs > longestPauseMs) {
        throw failure;
      }
      await pause(pauseMs);
    }
  }
};

/** A payment's latest dispute, or nothing. */
export const fetchDispute =
  (stripe: StripeClient) =>
  async (paymentIntentId: PaymentIntentId): Promise<Dispute | undefined> => {
    try {
      const client = await stripe();
      const { data } = await client.disputes.list({ payment_intent: paymentIntentId, limit: 1 });
      const [latest] = data;
      return latest && { id: latest.id, status: latest.status };
    } catch (error) {
      throw translated(error);
    }
  };

const failedOf = (refunds: readonly Stripe.Refund[]): number =>
  refunds.filter(({ status }) => status === 'failed').reduce((sum, { amount }) => sum + amount, 0);

const recordOf = (intent: Stripe.PaymentIntent, shop: string): PaymentRecord | undefined => {
  const { checkoutId, shop: owner } = intent.metadata;
  if (!isCheckoutId(checkoutId) || owner !== shop) return undefined;
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const captureBefore = captureBeforeOf(intent);
  const failure = intent.last_payment_error;
  return {
    id: paymentIntentIdOf(intent.id),
    checkoutId,
    status: paymentStatusOf(intent.status),
    currency: intent.currency,
    amountMinor: intent.amount,
    receivedMinor: intent.amount_received,
    // A hold that ended shows as a refund of what was never taken: only of what was received.
    refundedMinor: intent.status === 'succeeded' ? (charge?.amount_refunded ?? 0) : 0,
    refundFailedMinor: failedOf(charge?.refunds?.data ?? []),
    createdSeconds: intent.created,
    isDisputed: charge?.disputed ?? false,
    isLive: intent.livemode,
    ...(captureBefore !== undefined && { captureBefore }),
    ...(failure && { refusal: refusalOfDecline(failure.decline_code || failure.code) }),
  };
};
