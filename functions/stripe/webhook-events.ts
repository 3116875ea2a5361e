/**
 * Stripe's webhook events: proved to be Stripe's by their signature over the very bytes that came,
 * and reduced to what they are about. What they say of it is not believed: it is fetched.
 */
import Stripe from 'stripe';
import * as z from 'zod/mini';
import { isPaymentIntentId, type PaymentIntentId } from '../checkout/ids.ts';
import { readRecord } from '../checkout/read-record.ts';

/** A wake-up: something happened to this payment. */
export type WakeUp = {
  readonly id: string;
  readonly type: string;
  /** Undefined for an event that this shop does nothing about. */
  readonly paymentIntentId?: PaymentIntentId;
};

/** Older signatures are refused, as Stripe's own library does. */
export const toleranceSeconds = 300;

/** The events that may change something for a checkout; the webhook endpoint asks for these. */
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

/** As much of an event as is looked at; only some objects have an id, or are about a payment. */
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
 * The event in `body`, when one of `secrets` signed it no longer than five minutes ago; otherwise
 * nothing. Signatures are compared in constant time, by Stripe's library. Throws `RecordUnreadable`
 * for one that is signed and yet no event.
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

/** Whatever Stripe's library throws: a header that it can't read proves nothing. */
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
