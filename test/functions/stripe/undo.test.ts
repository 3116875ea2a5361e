import { undoPayment } from '../../../functions/stripe/undo.ts';
import { authorizedDocumentOf, checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  failed,
  failedAsBefore,
  intent,
  refused,
  unexpectedState,
} from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const undoSeen = () => undoPayment(wire.stripe, shop, () => placedAtMs)(authorizedDocumentOf());
const calls = () => wire.asked.map(({ call }) => call);
const keys = () => wire.asked.map(({ idempotencyKey }) => idempotencyKey).filter(Boolean);

const retrieve = 'GET /v1/payment_intents/pi_1';
const cancel = 'POST /v1/payment_intents/pi_1/cancel';
const refund = 'POST /v1/refunds';
const cancelKey = (status: string) => `${checkoutId}:cancel:${status}`;
const refunded = (status: string) => ({ body: { id: 're_1', object: 'refund', status } });

describe('a PaymentIntent that is known', () => {
  test.each([
    'requires_capture',
    'requires_action',
    'requires_payment_method',
    'requires_confirmation',
  ])('and is %s is canceled, under a key of that status', async (status) => {
    wire.answer(intent(status), intent('canceled'));
    expect(await undoSeen()).toBe('released');
    expect(calls()).toEqual([retrieve, cancel]);
    expect(keys()).toEqual([cancelKey(status)]);
  });

  test('and is canceled already is left alone', async () => {
    wire.answer(intent('canceled'));
    expect(await undoSeen()).toBe('released');
    expect(calls()).toEqual([retrieve]);
  });

  test('and was captured is refunded in full, under the checkout’s key', async () => {
    wire.answer(intent('succeeded'), refunded('succeeded'));
    expect(await undoSeen()).toBe('refunded');
    expect(wire.asked[1]).toEqual({
      call: refund,
      fields: { payment_intent: 'pi_1', 'metadata[checkoutId]': checkoutId },
      idempotencyKey: `${checkoutId}:refund`,
    });
  });

  test('and is processing is asked about again', async () => {
    wire.answer(intent('processing'));
    expect((await failureOf(undoSeen)).name).toBe('StripeUnavailable');
    expect(calls()).toEqual([retrieve]);
  });
});

describe('a PaymentIntent that moves on between the look and the cancel', () => {
  test('to captured is refunded', async () => {
    wire.answer(
      intent('requires_capture'),
      unexpectedState,
      intent('succeeded'),
      refunded('pending'),
    );
    expect(await undoSeen()).toBe('refunded');
    expect(calls()).toEqual([retrieve, cancel, retrieve, refund]);
  });

  test('to a hold is canceled under that status’s own key', async () => {
    wire.answer(
      intent('requires_action'),
      unexpectedState,
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoSeen()).toBe('released');
    expect(keys()).toEqual([cancelKey('requires_action'), cancelKey('requires_capture')]);
  });

  test('to canceled is released', async () => {
    wire.answer(intent('requires_capture'), unexpectedState, intent('canceled'));
    expect(await undoSeen()).toBe('released');
  });

  test('and says that it has not moved is asked about again', async () => {
    wire.answer(intent('requires_capture'), unexpectedState, intent('requires_capture'));
    expect((await failureOf(undoSeen)).name).toBe('StripeUnavailable');
  });
});

describe('a cancel or a refund', () => {
  test.each([
    ['cancel', 'requires_capture', 'released', [cancelKey('requires_capture')]],
    ['refund', 'succeeded', 'refunded', [`${checkoutId}:refund`]],
  ] as const)(
    '(%s) that Stripe only remembers as failed is sent under another key',
    async (_, status, undone, [key]) => {
      wire.answer(intent(status), failedAsBefore, refunded('succeeded'));
      expect(await undoSeen()).toBe(undone);
      expect(keys()).toEqual([key, `${key}:${placedAtMs}`]);
    },
  );

  test.each([
    ['StripeUnavailable', failed],
    ['StripeBusy', refused(429, { code: 'lock_timeout' })],
    ['Misconfigured', refused(403, {})],
    ['PaymentRefused', refused(400, { code: 'charge_disputed' })],
  ])('that fails is %s', async (name, answer) => {
    for (const status of ['requires_capture', 'succeeded']) {
      wire.answer(intent(status), answer);
      expect((await failureOf(undoSeen)).name).toBe(name);
    }
  });

  test('of a charge that is refunded already is done', async () => {
    wire.answer(intent('succeeded'), refused(400, { code: 'charge_already_refunded' }));
    expect(await undoSeen()).toBe('refunded');
  });

  test.each(['succeeded', 'pending', 'requires_action'])(
    'of a refund that is %s is on its way',
    async (status) => {
      wire.answer(intent('succeeded'), refunded(status));
      expect(await undoSeen()).toBe('refunded');
    },
  );

  test.each(['failed', 'canceled'])('of a refund that is %s needs a person', async (status) => {
    wire.answer(intent('succeeded'), refunded(status));
    const failure = await failureOf(undoSeen);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `The refund re_1 of pi_1 is ${status}: pay the shopper back another way.`,
    ]);
  });
});

test('what fails without Stripe stays what it is', async () => {
  const unset = async () => {
    throw new Error('No key');
  };
  const failure = await failureOf(() => undoPayment(unset, shop, () => 0)(authorizedDocumentOf()));
  expect(failure.message).toBe('No key');
});
