/** Stripe's events as they come over the wire, with the signature that Stripe would give them. */
import Stripe from 'stripe';

export const signingSecret = 'whsec_current';

type Fields = Readonly<Record<string, unknown>>;

/** An event's body: of `type`, about this object, with these fields of the event itself. */
export const eventBody = (type: string, object: Fields, envelope: Fields = {}): Buffer => {
  const event = { id: 'evt_1', object: 'event', type, ...envelope, data: { object } };
  return Buffer.from(JSON.stringify(event, undefined, 2));
};

/** The body of an event about the payment `pi_1`. */
export const paymentEvent = (
  type = 'payment_intent.succeeded',
  fields: Fields = {},
  envelope: Fields = {},
): Buffer => eventBody(type, { id: 'pi_1', object: 'payment_intent', ...fields }, envelope);

/** The Stripe-Signature of a body, given at this moment with this secret. */
export const signatureOf = (body: Buffer, atMs: number, secret = signingSecret): string =>
  Stripe.webhooks.generateTestHeaderString({
    payload: body.toString('utf8'),
    secret,
    timestamp: Math.floor(atMs / 1000),
  });
