/**
 * Reads Stripe's webhook events. The signature, which is over the exact bytes of the body, proves
 * that an event is Stripe's. What it says of the payment may be out of date: no row is moved by it.
 */
import Stripe from 'stripe';
import * as z from 'zod/mini';
import {
  type CheckoutId,
  checkoutId,
  isPaymentIntentId,
  type PaymentIntentId,
} from '../checkout/ids.ts';
import { readRecord } from '../checkout/read-record.ts';

/** An event as a wake-up: something happened to this payment. */
export type WakeUp = {
  readonly id: string;
  readonly type: string;
  /** Undefined for an event that this shop does nothing about. */
  readonly paymentIntentId?: PaymentIntentId;
  /** Undefined for an event that is not about a payment of a checkout itself, such as a dispute's. */
  readonly told?: ToldPayment;
};

/** A payment as it was when its event came about; it may have changed since. */
export type ToldPayment = {
  readonly checkoutId: CheckoutId;
  /** The stack that the payment belongs to, as `settings` names it. */
  readonly shop: string;
  /** When the event came about, in Unix seconds. */
  readonly createdSeconds: number;
  readonly currency: string;
  /** In the currency's smallest unit. */
  readonly amountMinor: number;
  readonly receivedMinor: number;
};

/** Older signatures are refused. This is the default of Stripe's own library. */
export const toleranceSeconds = 300;

/**
 * The types of events that may change something for a checkout; the endpoint subscribes to them.
 */
export const handledEvents = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.succeeded',
  'charge.refunded',
  'refund.failed',
  'charge.expired',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
] as const;

/** Of an event about a checkout's PaymentIntent; others lack a part of it, such as the metadata. */
const telling = z.object({
  created: z.int(),
  data: z.object({
    object: z.object({
      object: z.literal('payment_intent'),
      metadata: z.object({ checkoutId, shop: z.string() }),
      currency: z.string(),
      amount: z.int(),
      amount_received: z.int(),
    }),
  }),
});

/** The part of an event that is read; not every object has an id or belongs to a payment. */
const event = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.object({
      object: z.string(),
      id: z.optional(z.unknown()),
      payment_intent: z.optional(z.unknown()),
    }),
  }),
});

/**
 * The event in `body`, if it was signed with one of `secrets` in the last five minutes; otherwise
 * undefined. Stripe's library compares the signatures in constant time. Throws `RecordUnreadable`
 * for a signed body that is not an event.
 */
export const readWebhookEvent = (
  body: Buffer,
  signature: string,
  secrets: readonly string[],
  nowMs: number,
): WakeUp | undefined => {
  const isProved = secrets.some((secret) => isSignedWith(secret, body, signature, nowMs));
  if (!isProved) return undefined;
  const sent: unknown = JSON.parse(body.toString('utf8'));
  return wakeUpOf(readRecord(event, sent, 'A webhook event'), sent);
};

/** False whatever Stripe's library throws: a header that it can't read proves nothing. */
const isSignedWith = (secret: string, body: Buffer, signature: string, nowMs: number): boolean => {
  try {
    const { signature: proof } = Stripe.webhooks;
    return (
      proof?.verifyHeader(body, signature, secret, toleranceSeconds, undefined, nowMs) ?? false
    );
  } catch {
    return false;
  }
};

const wakeUpOf = ({ id, type, data }: z.infer<typeof event>, sent: unknown): WakeUp => {
  if (!handledEvents.some((handled) => handled === type)) return { id, type };
  const { object } = data;
  const payment = object.object === 'payment_intent' ? object.id : object.payment_intent;
  if (!isPaymentIntentId(payment)) return { id, type };
  const told = toldBy(sent);
  return { id, type, paymentIntentId: payment, ...(told !== undefined && { told }) };
};

const toldBy = (sent: unknown): ToldPayment | undefined => {
  const { success, data } = telling.safeParse(sent);
  if (!success) return undefined;
  const { metadata, currency, amount, amount_received: receivedMinor } = data.data.object;
  const createdSeconds = data.created;
  return { ...metadata, createdSeconds, currency, amountMinor: amount, receivedMinor };
};
