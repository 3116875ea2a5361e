import { type Refusal, refusalsOf } from '@holdfast/stripe-stand-in/refusals';
import { endGoneHold, undoPayment } from '../../../functions/stripe/undo.ts';
import { authorizedDocumentOf, checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  captured,
  failed,
  failedAsBefore,
  heldUntil,
  intent,
  keyTaken,
  refused,
  remembered,
  unexpectedState,
} from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

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
/** A refusal by its code. */
const answerOf = ({ status = 400, code = '' }: Partial<Refusal>): readonly [string, Answer] => [
  code,
  refused(status, { code }),
];
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

  test('is looked up with its refunds, by which a failed one is seen', async () => {
    wire.answer(intent('canceled'));
    await undoSeen();
    expect(wire.asked[0]?.fields).toEqual({ 'expand[0]': 'latest_charge.refunds' });
  });

  test.each([
    ['without a charge', intent('succeeded')],
    ['with a charge that lists no refunds', captured({ refunds: undefined })],
  ])('and was captured (%s) is refunded in full, under the checkout’s key', async (_, answer) => {
    wire.answer(answer, refunded('succeeded'));
    expect(await undoSeen()).toBe('refunded');
    expect(wire.asked[1]).toEqual({
      call: refund,
      fields: { payment_intent: 'pi_1', 'metadata[checkoutId]': checkoutId },
      idempotencyKey: `${checkoutId}:refund`,
    });
  });

  test('and is processing is asked about again', async () => {
    wire.answer(intent('processing'));
    const failure = await failureOf(undoSeen);
    expect([failure.name, failure.message]).toEqual(['StripeUnavailable', 'pi_1 is processing.']);
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
    const failure = await failureOf(undoSeen);
    expect([failure.name, failure.message]).toEqual([
      'StripeUnavailable',
      "pi_1 is requires_capture and can't be canceled now: ask again.",
    ]);
  });
});

/** Each call that undoes a payment, the status in which it is made, and what it ends as. */
const undoing = [
  ['cancel', 'requires_capture', 'released', cancelKey('requires_capture')],
  ['refund', 'succeeded', 'refunded', `${checkoutId}:refund`],
] as const;

describe('a cancel or a refund', () => {
  const disputed = refused(400, { code: 'charge_disputed' });

  test.each(
    undoing.flatMap((each) =>
      [failedAsBefore, remembered(disputed), keyTaken].map((answer) => [...each, answer] as const),
    ),
  )(
    '(%s) that Stripe only remembers as failed or refused is sent under another key',
    async (_, status, undone, key, answer) => {
      wire.answer(intent(status), answer, refunded('succeeded'));
      expect(await undoSeen()).toBe(undone);
      expect(keys()).toEqual([key, `${key}:${placedAtMs}`]);
    },
  );

  test.each([
    ['StripeUnavailable', failed],
    ['StripeBusy', refused(429, { code: 'lock_timeout' })],
    ['Misconfigured', refused(403, {})],
  ])('that fails is %s', async (name, answer) => {
    for (const status of ['requires_capture', 'succeeded']) {
      wire.answer(intent(status), answer);
      expect((await failureOf(undoSeen)).name).toBe(name);
      expect(calls()).toHaveLength(2);
    }
  });

  test.each(['succeeded', 'pending', 'requires_action'])(
    'of a refund that is %s is on its way',
    async (status) => {
      wire.answer(intent('succeeded'), refunded(status));
      expect(await undoSeen()).toBe('refunded');
    },
  );

  test.each(['failed', 'canceled'])('of a refund that is %s needs a person', async (status) => {
    const failedBefore = captured({ refunds: { data: [{ id: 're_1', status }] } });
    for (const answers of [[captured(), refunded(status)], [failedBefore]]) {
      wire.answer(...answers);
      const failure = await failureOf(undoSeen);
      expect([failure.name, failure.message]).toEqual([
        'RecordsDisagree',
        `The refund re_1 of pi_1 is ${status}: pay the shopper back another way.`,
      ]);
    }
  });

  test('that failed is not ordered again once the shopper was paid back by hand', async () => {
    const data = [{ id: 're_1', status: 'failed' }];
    wire.answer(captured({ amount_refunded: 2800, refunds: { data } }));
    expect(await undoSeen()).toBe('refunded');
    expect(calls()).toEqual([retrieve]);
  });
});

const cancelRefusals = refusalsOf('POST', '/v1/payment_intents/:id/cancel').map(answerOf);
const refundRefusals = refusalsOf('POST', '/v1/refunds').map(answerOf);

describe('a cancel that Stripe refuses', () => {
  test.each(cancelRefusals)('(%s) is done when the payment is canceled', async (_, answer) => {
    wire.answer(intent('requires_capture'), answer, intent('canceled'));
    expect(await undoSeen()).toBe('released');
  });

  test.each(cancelRefusals)('(%s) is a refund when it is captured', async (_, answer) => {
    wire.answer(intent('requires_capture'), answer, captured(), refunded('succeeded'));
    expect(await undoSeen()).toBe('refunded');
  });

  test.each(cancelRefusals.filter(([code]) => code !== 'payment_intent_unexpected_state'))(
    '(%s) is PaymentRefused, with the payment’s status, while the hold is there',
    async (_, answer) => {
      wire.answer(intent('requires_capture'), answer, intent('requires_capture'));
      const failure = await failureOf(undoSeen);
      expect(failure.name).toBe('PaymentRefused');
      expect(failure.message).toMatch(/: pi_1 is requires_capture\.$/);
    },
  );
});

describe('a refund that Stripe refuses', () => {
  const listDisputes = 'GET /v1/disputes';
  const disputes = (...statuses: readonly string[]) => ({
    body: {
      object: 'list',
      has_more: false,
      data: statuses.map((status) => ({ id: 'du_1', object: 'dispute', status })),
    },
  });
  const disputed = captured({ disputed: true });

  test.each(refundRefusals)('(%s) is done when all is refunded already', async (_, answer) => {
    wire.answer(captured(), answer, captured({ amount_refunded: 2800 }));
    expect(await undoSeen()).toBe('refunded');
    expect(calls()).toEqual([retrieve, refund, retrieve]);
  });

  test.each(refundRefusals)('(%s) is done when a dispute was lost', async (_, answer) => {
    wire.answer(disputed, answer, disputed, disputes('lost'));
    expect(await undoSeen()).toBe('refunded');
    expect(calls()).toEqual([retrieve, refund, retrieve, listDisputes]);
  });

  test.each(['needs_response', 'under_review', 'appeal_under_review', 'won', undefined])(
    'while its dispute is %s is PaymentRefused, with the payment’s status',
    async (status) => {
      const answer = refused(400, { code: 'charge_disputed' });
      wire.answer(disputed, answer, disputed, disputes(...(status === undefined ? [] : [status])));
      const failure = await failureOf(undoSeen);
      expect([failure.name, failure.message]).toEqual([
        'PaymentRefused',
        'Stripe answered 400 charge_disputed: pi_1 is succeeded.',
      ]);
    },
  );

  test.each(refundRefusals)('(%s) is PaymentRefused while the money is here', async (_, answer) => {
    wire.answer(captured(), answer, captured({ amount_refunded: 2799 }));
    expect((await failureOf(undoSeen)).name).toBe('PaymentRefused');
    expect(calls()).toEqual([retrieve, refund, retrieve]);
  });
});

describe('a hold that an order can’t be paid with', () => {
  const end = (nowMs = placedAtMs) => endGoneHold(wire.stripe, () => nowMs)(checkoutId, 'pi_1');
  const over = heldUntil(placedAtMs);

  test('and that is canceled is gone', async () => {
    wire.answer(intent('canceled'));
    expect(await end()).toBe(true);
    expect(calls()).toEqual([retrieve]);
  });

  test.each([
    ['whose time is over', over, 'requires_capture'],
    ['that lost its card', intent('requires_payment_method'), 'requires_payment_method'],
  ])('and %s is canceled, so that nobody can capture it later', async (_, answer, status) => {
    wire.answer(answer, intent('canceled'));
    expect(await end()).toBe(true);
    expect(calls()).toEqual([retrieve, cancel]);
    expect(keys()).toEqual([cancelKey(status)]);
  });

  test.each([
    intent('requires_capture'),
    heldUntil(placedAtMs + 1000),
    intent('succeeded'),
    intent('processing'),
    intent('a_new_status'),
  ])('but that is still good, or captured, is left alone', async (answer) => {
    wire.answer(answer);
    expect(await end()).toBe(false);
    expect(calls()).toEqual([retrieve]);
  });

  test.each(cancelRefusals)(
    'and whose cancel is refused (%s) is as gone as its status says',
    async (_, answer) => {
      wire.answer(over, answer, intent('canceled'));
      expect(await end()).toBe(true);
      wire.answer(over, answer, intent('succeeded'));
      expect(await end()).toBe(false);
    },
  );

  test('and can’t be canceled is not said to be gone', async () => {
    wire.answer(over, refused(400, { code: 'intent_invalid_state' }), over);
    expect((await failureOf(() => end())).name).toBe('PaymentRefused');
    wire.answer(failed);
    expect((await failureOf(() => end())).name).toBe('StripeUnavailable');
  });
});

test('what fails without Stripe stays what it is', async () => {
  const unset = async () => {
    throw new Error('No key');
  };
  const failure = await failureOf(() => undoPayment(unset, shop, () => 0)(authorizedDocumentOf()));
  expect(failure.message).toBe('No key');
});
