/** Reads what Stripe knows about this shop's payments; nothing is changed here. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Stripe from 'stripe';
import { isOutage } from '../checkout/errors.ts';
import { type CheckoutId, isCheckoutId, type PaymentIntentId } from '../checkout/ids.ts';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import { type Refusal, refusalOfDecline } from '../checkout/refusals.ts';
import type { PaymentTruth } from '../checkout/verdict.ts';
import { captureBeforeOf } from './capture-before.ts';
import type { StripeClient } from './client.ts';
import { isUnknownObject, translated } from './errors.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';

/** A payment, and the checkout that its metadata names. */
export type PaymentRecord = Omit<PaymentTruth, 'isChargedBack'> & {
  readonly checkoutId: CheckoutId;
  /** Unix seconds. */
  readonly createdSeconds: number;
  /** Whether there is or was a dispute; only the dispute says how it stands. */
  readonly isDisputed: boolean;
  /** Whether it is real money, and not Stripe's test mode. */
  readonly isLive: boolean;
  /** When the hold ends, in ISO 8601. */
  readonly captureBefore?: string;
  /** Why the payment's last attempt was declined: a code of `refusals.ts`. */
  readonly refusal?: Refusal;
};

/**
 * The payment with this id, fetched now. Undefined when Stripe does not know it, or when it is not
 * this shop's, since several shops may share one Stripe account. Throws the errors of
 * `authorizePayment`.
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

/** The ids of the payments that these refunds belong to. */
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

/** The ids of all payments on this Stripe account that were refunded since then, of any shop. */
export const listRefunded = (stripe: StripeClient) =>
  async function* (sinceSeconds: number): AsyncGenerator<PaymentIntentId> {
    const { refunds } = await stripe();
    yield* paymentsOf(refunds.list({ created: { gte: sinceSeconds }, limit: 100 }));
  };

type Sleep = (milliseconds: number) => Promise<unknown>;

/**
 * This shop's payments created since then, the newest first, in pages of at most 100. Reading one
 * page after the other stays well below Stripe's limit of 25 requests per second. If Stripe can't
 * give a page now, it is requested again for half a minute, so that one refusal does not end the
 * whole list.
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

/**
 * Retries, ever more slowly, while Stripe can't answer. Throws the errors of `authorizePayment`.
 */
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
    // Stripe also shows the end of a hold as a refund. Only refunds of captured money count here.
    refundedMinor: intent.status === 'succeeded' ? (charge?.amount_refunded ?? 0) : 0,
    refundFailedMinor: failedOf(charge?.refunds?.data ?? []),
    createdSeconds: intent.created,
    isDisputed: charge?.disputed ?? false,
    isLive: intent.livemode,
    ...(captureBefore !== undefined && { captureBefore }),
    ...(failure && { refusal: refusalOfDecline(failure.decline_code || failure.code) }),
  };
};
