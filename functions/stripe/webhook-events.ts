/**
 * Reads Stripe's webhook events. The signature, which is over the exact bytes of the body, proves
 * that an event is Stripe's. Only the payment's id is used of it: the payment itself is fetched.
 */
import Stripe from 'stripe';
import * as z from 'zod/mini';
import { isPaymentIntentId, type PaymentIntentId } from '../checkout/ids.ts';
import { readRecord } from '../checkout/read-record.ts';

/** An event as a wake-up: something happened to this payment. */
export type WakeUp = {
  readonly id: string;
  readonly type: string;
  /** Undefined for an event that this shop does nothing about. */
  readonly paymentIntentId?: PaymentIntentId;
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
  return wakeUpOf(readRecord(event, JSON.parse(body.toString('utf8')), 'A webhook event'));
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

const wakeUpOf = ({ id, type, data: { object } }: z.infer<typeof event>): WakeUp => {
  if (!handledEvents.some((handled) => handled === type)) return { id, type };
  const payment = object.object === 'payment_intent' ? object.id : object.payment_intent;
  return isPaymentIntentId(payment) ? { id, type, paymentIntentId: payment } : { id, type };
};
