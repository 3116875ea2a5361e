/** Stripe's answers as it words them on the wire. A test overrides fields by name. */
import { checkoutId, shop } from './checkouts.ts';
import type { Answer } from './stripe-on-wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A PaymentIntent of 28 dollars in this status. */
export const intentOf = (status: string, fields: Fields = {}) => ({
  id: 'pi_1',
  object: 'payment_intent',
  status,
  amount: 2800,
  amount_received: status === 'succeeded' ? 2800 : 0,
  currency: 'usd',
  livemode: false,
  metadata: { checkoutId, shop },
  ...fields,
});

/** The same as an answer. */
export const intent = (status: string, fields: Fields = {}): Answer => ({
  body: intentOf(status, fields),
});

/** A hold that ends at that moment (Unix milliseconds), with its charge. */
export const heldUntil = (endsAtMs: number): Answer => {
  const card = { capture_before: endsAtMs / 1000 };
  const latest_charge = { id: 'ch_1', object: 'charge', payment_method_details: { card } };
  return intent('requires_capture', { latest_charge });
};

/** A captured payment of 28 dollars, and what its charge says. */
export const captured = (charge: Fields = {}): Answer =>
  intent('succeeded', {
    latest_charge: {
      id: 'ch_1',
      object: 'charge',
      amount_refunded: 0,
      disputed: false,
      refunds: { data: [] },
      ...charge,
    },
  });

/** A refusal, with the sentence of an error whose details must not leave. */
export const refused = (status: number, fields: Fields, headers = {}): Answer => ({
  status,
  headers,
  body: { error: { type: 'invalid_request_error', message: 'ada@example.com sk_1', ...fields } },
});

/** A decline that leaves a PaymentIntent behind. */
export const declined = (declineCode = 'generic_decline'): Answer =>
  refused(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: declineCode,
    payment_intent: intentOf('requires_payment_method'),
  });

/** The key was first used with other parameters. */
export const keyTaken = refused(400, { type: 'idempotency_error' });

/** The key's first request is still being worked on. */
export const keyInUse = refused(409, { code: 'idempotency_key_in_use' });

/** The PaymentIntent's status does not allow what was asked. */
export const unexpectedState = refused(400, { code: 'payment_intent_unexpected_state' });

/** A failure of Stripe's own. */
export const failed = refused(500, { type: 'api_error' });

/** An answer that Stripe remembers under its key and gives again. */
export const remembered = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Idempotent-Replayed': 'true' },
});

/** The same failure, remembered. */
export const failedAsBefore = remembered(refused(500, { type: 'api_error' }));
