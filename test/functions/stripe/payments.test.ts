import { refusalsOf } from '@holdfast/stripe-stand-in/refusals';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import {
  authorizePayment,
  capturePayment,
  fetchClientSecret,
} from '../../../functions/stripe/payments.ts';
import {
  authorizedDocumentOf,
  checkoutDocumentOf,
  checkoutId,
  placedAtMs,
  shop,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  declined,
  failed,
  failedAsBefore,
  heldUntil,
  intent,
  keyInUse,
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

const now = placedAtMs;
const expired = refused(400, { code: 'capture_charge_authorization_expired' });
/** What Stripe may say of a capture, by its code. */
const refusals: readonly (readonly [string, Answer])[] = [
  ...refusalsOf('POST', '/v1/payment_intents/:id/capture').map(
    ({ status = 400, code = '' }) => [code, refused(status, { code })] as const,
  ),
  ['no code', refused(400, {})],
];

const hourMs = 60 * 60 * 1000;
const authorize = (hoursLater = 0) =>
  authorizePayment(wire.stripe, shop, () => placedAtMs + hoursLater * hourMs)(checkoutDocumentOf());
const capture = () => capturePayment(wire.stripe, () => placedAtMs)(authorizedDocumentOf());
const keys = () => wire.asked.map(({ idempotencyKey }) => idempotencyKey);

describe('authorizing a payment', () => {
  test('is one request, confirmed, for a hold of the checkout’s amount, under its key', async () => {
    wire.answer(intent('requires_capture'));
    await authorize();
    expect(wire.asked).toEqual([
      {
        call: 'POST /v1/payment_intents',
        fields: {
          amount: '2800',
          currency: 'usd',
          capture_method: 'manual',
          confirm: 'true',
          confirmation_token: 'ctoken_1Nnn',
          use_stripe_sdk: 'true',
          'expand[0]': 'latest_charge',
          'allowed_payment_method_types[0]': 'card',
          'metadata[checkoutId]': checkoutId,
          'metadata[shop]': shop,
          description: `Order ${orderIdOf(checkoutId)}`,
        },
        idempotencyKey: `${checkoutId}:authorize`,
      },
    ]);
  });

  describe('with a card’s token', () => {
    const authorizeToken = () =>
      authorizePayment(
        wire.stripe,
        shop,
        () => placedAtMs,
      )({ ...checkoutDocumentOf(), payment: { token: 'tok_1' } });
    const method = { body: { id: 'pm_7', object: 'payment_method' } };

    test('makes a PaymentMethod of it first, and holds with that', async () => {
      wire.answer(method, intent('requires_capture'));
      expect(await authorizeToken()).toMatchObject({ outcome: 'authorized' });
      expect(wire.asked.map(({ call }) => call)).toEqual([
        'POST /v1/payment_methods',
        'POST /v1/payment_intents',
      ]);
      expect(wire.asked[1]?.fields).toMatchObject({ payment_method: 'pm_7', confirm: 'true' });
    });

    test.each([
      [refused(400, { code: 'token_already_used' }), 'payment_details_unusable'],
      [
        refused(400, { code: 'token_already_used', param: 'card[token]' }),
        'payment_details_unusable',
      ],
      [declined('insufficient_funds'), 'insufficient_funds'],
    ])('that Stripe refuses gives a decline, and asks for no hold', async (answer, refusal) => {
      wire.answer(answer);
      expect(await authorizeToken()).toEqual({ outcome: 'declined', refusal });
      expect(wire.asked).toHaveLength(1);
    });

    test.each([failed, keyInUse])(
      'is tried again while Stripe can’t make the PaymentMethod',
      async (answer) => {
        wire.answer(answer);
        expect((await failureOf(authorizeToken)).name).toBe('StripeUnavailable');
        expect(wire.asked).toHaveLength(1);
      },
    );
  });

  test.each(['requires_capture', 'succeeded'])('gives the hold that is %s', async (status) => {
    wire.answer(intent(status));
    expect(await authorize()).toStrictEqual({ outcome: 'authorized', paymentIntentId: 'pi_1' });
  });

  test('says until when the hold is good, where Stripe does', async () => {
    const captureBefore = placedAtMs / 1000 + 7 * 24 * 3600;
    const card = { capture_before: captureBefore };
    const charge = { id: 'ch_1', object: 'charge', payment_method_details: { card } };
    wire.answer(intent('requires_capture', { latest_charge: charge }));
    expect(await authorize()).toEqual({
      outcome: 'authorized',
      paymentIntentId: 'pi_1',
      captureBefore: '2026-11-30T10:00:00.000Z',
    });
  });

  test('gives the PaymentIntent that the bank wants to ask about, and no secret', async () => {
    wire.answer(intent('requires_action', { client_secret: 'pi_1_secret_2' }));
    expect(await authorize()).toEqual({ outcome: 'requires_action', paymentIntentId: 'pi_1' });
  });

  test('gives a decline as an answer', async () => {
    wire.answer(declined('insufficient_funds'));
    expect(await authorize()).toEqual({ outcome: 'declined', refusal: 'insufficient_funds' });
  });

  test('gives a token that can’t be used as an answer', async () => {
    wire.answer(refused(400, { code: 'token_already_used' }));
    expect(await authorize()).toEqual({
      outcome: 'declined',
      refusal: 'payment_details_unusable',
    });
  });

  test.each(['requires_payment_method', 'requires_confirmation', 'processing', 'canceled'])(
    'is refused when Stripe leaves it as %s, so that Release finds out',
    async (status) => {
      wire.answer(intent(status));
      expect((await failureOf(authorize)).name).toBe('PaymentRefused');
    },
  );

  test.each([
    ['StripeUnavailable', failed],
    ['StripeUnavailable', keyInUse],
    ['StripeBusy', refused(429, { code: 'rate_limit' })],
    ['Misconfigured', refused(401, {})],
    ['PaymentRefused', refused(400, { code: 'parameter_unknown', param: 'foo' })],
  ])('fails as %s', async (name, answer) => {
    wire.answer(answer);
    expect((await failureOf(authorize)).name).toBe(name);
  });

  test('is asked for until an hour before Release stops relying on the key', async () => {
    wire.answer(intent('requires_capture'));
    await authorize(22 - 0.001);
    expect(wire.asked).toHaveLength(1);
    wire.answer(intent('requires_capture'));
    expect((await failureOf(() => authorize(22))).name).toBe('PaymentRefused');
    expect(wire.asked).toEqual([]);
  });

  test('does not ask while no key is stored', async () => {
    const unset = async () => {
      throw new Error('No key');
    };
    const failure = await failureOf(() =>
      authorizePayment(unset, shop, () => placedAtMs)(checkoutDocumentOf()),
    );
    expect(failure.message).toBe('No key');
  });
});

describe('the secret of the bank’s step', () => {
  const secret = () => fetchClientSecret(wire.stripe)('pi_1');

  test('is fetched for its PaymentIntent', async () => {
    wire.answer(intent('requires_action', { client_secret: 'pi_1_secret_2' }));
    expect(await secret()).toBe('pi_1_secret_2');
    expect(wire.asked[0]?.call).toBe('GET /v1/payment_intents/pi_1');
  });

  test('that is missing needs a person', async () => {
    wire.answer(intent('requires_action', { client_secret: null }));
    const failure = await failureOf(secret);
    expect(failure.name).toBe('RecordsDisagree');
    expect(failure.message).toBe('pi_1 has no client secret.');
  });

  test('is asked for again while Stripe is away', async () => {
    wire.answer(failed);
    expect((await failureOf(secret)).name).toBe('StripeUnavailable');
  });
});

describe('capturing a payment', () => {
  test('takes the whole hold under the checkout’s key', async () => {
    wire.answer(intent('succeeded'));
    expect(await capture()).toBe(2800);
    expect(wire.asked).toEqual([
      {
        call: 'POST /v1/payment_intents/pi_1/capture',
        fields: { amount_to_capture: '2800' },
        idempotencyKey: `${checkoutId}:capture`,
      },
    ]);
  });

  test('finds itself done when Stripe’s memory of the key has ended', async () => {
    wire.answer(unexpectedState, intent('succeeded'));
    expect(await capture()).toBe(2800);
    expect(wire.asked.map(({ call }) => call)).toEqual([
      'POST /v1/payment_intents/pi_1/capture',
      'GET /v1/payment_intents/pi_1',
    ]);
    expect(wire.asked[1]?.fields).toEqual({ 'expand[0]': 'latest_charge' });
  });

  test('finds the hold gone when it was canceled or has expired', async () => {
    wire.answer(unexpectedState, intent('canceled'));
    const failure = await failureOf(capture);
    expect([failure.name, failure.message]).toEqual([
      'HoldGone',
      'The hold of pi_1 is gone: the PaymentIntent is canceled.',
    ]);
  });

  test.each([
    ['its status', unexpectedState],
    ['another reason', refused(400, { code: 'lock_timeout' })],
  ])('refused for %s asks again while the PaymentIntent is processing', async (_, refusal) => {
    wire.answer(refusal, intent('processing'));
    const failure = await failureOf(capture);
    expect([failure.name, failure.message]).toEqual([
      'StripeUnavailable',
      'pi_1 is processing: ask again.',
    ]);
  });

  test.each([2799, 2801])('leaves it at what somebody captured by hand, %p', async (received) => {
    wire.answer(unexpectedState, intent('succeeded', { amount_received: received }));
    expect(await capture()).toBe(received);
  });

  test('takes the part that was approved', async () => {
    wire.answer(intent('succeeded', { amount_received: 1000 }));
    const document = authorizedDocumentOf({ captureMinor: 1000 });
    expect(await capturePayment(wire.stripe, () => placedAtMs)(document)).toBe(1000);
    expect(wire.asked[0]?.fields).toEqual({ amount_to_capture: '1000' });
  });

  test('of a part names the taxes in it, and takes them for another request', async () => {
    const calculation = {
      id: 'taxcalc_2',
      currency: 'usd',
      tax_date: 1,
      customer_details: { address: { country: 'US' }, address_source: 'shipping' },
      shipping_cost: null,
      data: [{ amount: 2800, amount_tax: 0, tax_behavior: 'exclusive', reference: 'goods' }],
    };
    const calculated = { body: calculation };
    const paid = intent('succeeded', { amount_received: 1000 });
    wire.answer(calculated, calculated, calculated, paid);
    const document = authorizedDocumentOf({ captureMinor: 1000, taxCalculation: 'taxcalc_1' });
    expect(await capturePayment(wire.stripe, () => placedAtMs)(document)).toBe(1000);
    expect(wire.asked.at(-1)).toMatchObject({
      fields: { amount_to_capture: '1000', 'hooks[inputs][tax][calculation]': 'taxcalc_2' },
      idempotencyKey: `${checkoutId}:capture:taxcalc_2`,
    });
  });

  test.each([
    ['a failure', failedAsBefore],
    ['a refusal', remembered(expired)],
    ['a refused card', remembered(declined())],
    ['the parameters of an earlier deployment', keyTaken],
  ])('takes another key when Stripe only remembers %s', async (_, answer) => {
    wire.answer(answer, intent('succeeded'));
    await capture();
    expect(keys()).toEqual([`${checkoutId}:capture`, `${checkoutId}:capture:${placedAtMs}`]);
  });

  test.each([
    ['StripeUnavailable', failed],
    ['StripeUnavailable', keyInUse],
    ['Misconfigured', refused(403, {})],
  ])('fails as %s, and does not look', async (name, answer) => {
    wire.answer(answer);
    expect((await failureOf(capture)).name).toBe(name);
    expect(wire.asked).toHaveLength(1);
  });
});

describe('a capture that Stripe refuses', () => {
  const expanded = {
    call: 'GET /v1/payment_intents/pi_1',
    fields: { 'expand[0]': 'latest_charge' },
  };

  test.each(refusals)('(%s) is done when the payment is captured', async (_, answer) => {
    wire.answer(answer, intent('succeeded'));
    expect(await capture()).toBe(2800);
    expect(wire.asked[1]).toMatchObject(expanded);
  });

  test.each(refusals)('(%s) finds the hold gone when its time is over', async (_, answer) => {
    for (const gone of [intent('canceled'), intent('requires_payment_method'), heldUntil(now)]) {
      wire.answer(answer, gone);
      expect((await failureOf(capture)).name).toBe('HoldGone');
    }
  });

  test.each(refusals.filter(([code]) => code !== 'payment_intent_unexpected_state'))(
    '(%s) is PaymentRefused, with the payment’s status, while the hold is there',
    async (_, answer) => {
      for (const held of [heldUntil(now + 1000), intent('requires_capture')]) {
        wire.answer(answer, held);
        const failure = await failureOf(capture);
        expect(failure.name).toBe('PaymentRefused');
        expect(failure.message).toMatch(
          /^Stripe answered 4\d\d( \w+)?: pi_1 is requires_capture\.$/,
        );
      }
    },
  );

  test('because of a status that has changed since is tried again', async () => {
    wire.answer(unexpectedState, heldUntil(now + 1000));
    expect((await failureOf(capture)).name).toBe('StripeUnavailable');
  });

  test('and only remembers it is refused twice before it counts', async () => {
    wire.answer(remembered(expired), expired, heldUntil(now + 1000));
    expect((await failureOf(capture)).name).toBe('PaymentRefused');
    expect(keys().filter(Boolean)).toHaveLength(2);
  });

  test('and whose payment can’t be looked at is asked about again', async () => {
    wire.answer(expired, failed);
    expect((await failureOf(capture)).name).toBe('StripeUnavailable');
  });

  test('since Stripe knows no such payment is PaymentRefused', async () => {
    const unknown = refused(404, { code: 'resource_missing', param: 'intent' });
    wire.answer(unknown, unknown);
    expect((await failureOf(capture)).name).toBe('PaymentRefused');
  });
});
