import Stripe from 'stripe';
import { type StripeStandIn, startStripeStandIn } from '../src/server/server.ts';
import { clientOf } from './client.ts';

let standIn: StripeStandIn;
let stripe: Stripe;
beforeAll(async () => {
  standIn = await startStripeStandIn({ port: 0 });
  stripe = clientOf(standIn);
});
afterAll(() => standIn.close());
afterEach(() => standIn.control.faults.clear());

let serial = 0;
const key = () => {
  serial += 1;
  return { idempotencyKey: `key-${serial}` };
};
const hold = (paymentMethod = 'pm_card_visa', options = key(), amount = 4200) =>
  stripe.paymentIntents.create(
    {
      amount,
      currency: 'usd',
      capture_method: 'manual',
      confirm: true,
      allowed_payment_method_types: ['card'],
      payment_method: paymentMethod,
    },
    options,
  );
const errorOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`Not one of Stripe's errors: ${String(error)}`);
};

describe('a hold', () => {
  test('is capturable for seven days and not captured', async () => {
    const intent = await hold();
    const [charge] = (await stripe.charges.list({ payment_intent: intent.id })).data;

    expect(intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 4200,
      amount_received: 0,
    });
    expect(charge).toMatchObject({ captured: false, paid: true, amount_captured: 0 });
    expect(charge?.payment_method_details?.card?.capture_before).toBe(
      (charge?.created ?? 0) + 604_800,
    );
  });

  test('is captured once; a second time its state forbids it', async () => {
    const { id } = await hold();
    expect(await stripe.paymentIntents.capture(id)).toMatchObject({
      status: 'succeeded',
      amount_received: 4200,
      amount_capturable: 0,
    });
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
    });
  });

  test('that is captured for less keeps its amount and releases the rest', async () => {
    const { id } = await hold();
    const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
    const [charge] = (await stripe.charges.list({ payment_intent: id })).data;

    expect(captured).toMatchObject({ amount: 4200, amount_received: 1000, amount_capturable: 0 });
    expect(charge).toMatchObject({ amount_captured: 1000, amount_refunded: 0, refunded: false });
  });

  test.each([
    [5000, { code: 'amount_too_large' }],
    [0, { code: 'parameter_invalid_integer', param: 'amount' }],
    [-1, { param: 'amount_to_capture' }],
  ])('is not captured with %p', async (amount, error) => {
    const { id } = await hold();
    const refused = await errorOf(stripe.paymentIntents.capture(id, { amount_to_capture: amount }));
    expect(refused).toMatchObject({ statusCode: 400, ...error });
  });

  test('that is canceled stays so, whatever is asked next', async () => {
    const { id } = await hold();
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({
      status: 'canceled',
      amount_capturable: 0,
    });
    for (const call of [
      stripe.paymentIntents.cancel(id),
      stripe.paymentIntents.capture(id),
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
      stripe.paymentIntents.update(id, { amount: 500 }),
    ]) {
      expect((await errorOf(call)).code).toBe('payment_intent_unexpected_state');
    }
  });

  test('ends after its seven days', async () => {
    const { id } = await hold();
    standIn.control.advance(604_801);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    const types = standIn.control.state().events.map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['charge.expired', 'payment_intent.canceled']);
  });
});

describe('a card', () => {
  test.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
  ])('%s is declined', async (method, code, declineCode) => {
    const error = await errorOf(hold(method));
    expect(error).toMatchObject({ statusCode: 402, code, type: 'StripeCardError' });
    expect(error.decline_code ?? '').toBe(declineCode);
    expect(error.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
    });
  });

  test.each([
    ['succeed', 'requires_capture'],
    ['fail', 'requires_payment_method'],
  ])('that asks for the bank’s step and is told to %s becomes %s', async (outcome, status) => {
    const intent = await hold('pm_card_threeDSecure2Required');
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'use_stripe_sdk' },
    });
    await fetch(`${standIn.url}/_bank/${intent.id}`, {
      method: 'POST',
      body: new URLSearchParams({ outcome }),
    });
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
  });

  test('that became a PaymentMethod pays once without a customer', async () => {
    const { id } = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
    } as never);
    expect((await hold(id)).status).toBe('requires_capture');
    expect(await errorOf(hold(id))).toMatchObject({ type: 'StripeInvalidRequestError' });
    expect((await hold('pm_card_visa')).status).toBe('requires_capture');
  });

  const typed = (card: Record<string, string>) =>
    fetch(`${standIn.url}/v1/tokens`, {
      method: 'POST',
      headers: { Authorization: 'Bearer pk_test_x' },
      body: new URLSearchParams(
        Object.entries(card).map(([name, value]) => [`card[${name}]`, value]),
      ),
    });

  test('that is typed becomes a token, which pays once', async () => {
    const response = await typed({
      number: '4242 4242 4242 4242',
      exp_month: '12',
      exp_year: '34',
      cvc: '123',
    });
    const { id } = (await response.json()) as { id: string };
    const pay = () =>
      stripe.paymentIntents.create(
        {
          amount: 100,
          currency: 'usd',
          confirm: true,
          allowed_payment_method_types: ['card'],
          payment_method_data: { type: 'card', card: { token: id } } as never,
        },
        key(),
      );
    expect((await pay()).status).toBe('succeeded');
    expect((await errorOf(pay())).code).toBe('token_already_used');
  });

  test.each([
    [
      { number: '4242424242424241', exp_month: '12', exp_year: '34', cvc: '123' },
      'incorrect_number',
    ],
    [
      { number: '4242424242424242', exp_month: '12', exp_year: '20', cvc: '123' },
      'invalid_expiry_year',
    ],
    [
      { number: '4242424242424242', exp_month: '13', exp_year: '34', cvc: '123' },
      'invalid_expiry_month',
    ],
    [{ number: '4242424242424242', exp_month: '12', exp_year: '34', cvc: '1' }, 'invalid_cvc'],
  ])('typed as %p is refused', async (card, code) => {
    const response = await typed(card);
    expect(response.status).toBe(402);
    expect(await response.json()).toMatchObject({ error: { code } });
  });
});

describe('a refund', () => {
  const paid = async (method?: string) => {
    const { id } = await hold(method);
    await stripe.paymentIntents.capture(id);
    return id;
  };

  test('in parts goes up to what was captured, and no further', async () => {
    const id = await paid();
    await stripe.refunds.create({ payment_intent: id, amount: 4000 });
    expect(await errorOf(stripe.refunds.create({ payment_intent: id, amount: 201 }))).toMatchObject(
      { param: 'amount' },
    );
    await stripe.refunds.create({ payment_intent: id });
    expect((await errorOf(stripe.refunds.create({ payment_intent: id }))).code).toBe(
      'charge_already_refunded',
    );
  });

  test('of a hold is refused: it must be canceled', async () => {
    const { id } = await hold();
    const error = await errorOf(stripe.refunds.create({ payment_intent: id }));
    expect(error.message).toContain('cancel');
  });

  test('that the bank refuses later gives the balance back', async () => {
    const id = await paid('pm_card_refundFail');
    const refund = await stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe('succeeded');
    standIn.control.advance(60);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed');
  });
});

describe('a request', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without an amount', { amount: undefined }, { code: 'parameter_missing', param: 'amount' }],
    ['with a broken amount', { amount: 'abc' }, { code: 'parameter_invalid_integer' }],
    ['below the minimum', { amount: 49 }, { code: 'amount_too_small', param: 'amount' }],
    ['in no currency', { currency: 'zzz' }, { param: 'currency' }],
    ['in fractions of a króna', { currency: 'isk', amount: 550 }, { param: 'amount' }],
    [
      'with an unknown parameter',
      { colour: 'blue' },
      { code: 'parameter_unknown', param: 'colour' },
    ],
    [
      'with a parameter named like an object’s own',
      { constructor: 'x' },
      { code: 'parameter_unknown' },
    ],
    ['of a way of capture that isn’t', { capture_method: 'later' }, { param: 'capture_method' }],
  ])('%s is refused', async (_, wrong, expected) => {
    const parameters = { amount: 4200, currency: 'usd', ...wrong };
    const error = await errorOf(stripe.paymentIntents.create(parameters as never, key()));
    expect(error).toMatchObject({ statusCode: 400, ...expected });
  });

  test('can’t change what all objects have', async () => {
    await errorOf(
      stripe.rawRequest('POST', '/v1/payment_intents', { '__proto__[polluted]': 'yes' }),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await errorOf(stripe.paymentIntents.retrieve('constructor'))).statusCode).toBe(404);
  });

  test.each([
    [undefined, 401],
    ['Bearer sk_live_x', 401],
    ['Bearer nonsense', 401],
    ['Bearer pk_test_x', 401],
    ['Bearer rk_test_x', 200],
    [`Basic ${Buffer.from('sk_test_x:').toString('base64')}`, 200],
  ])('with the key %p is answered %p', async (authorization, status) => {
    const { id } = await hold();
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const response = await fetch(`${standIn.url}/v1/payment_intents/${id}`, { headers });
    expect(response.status).toBe(status);
  });

  test('of a browser sees a PaymentIntent with its secret alone', async () => {
    const { id, client_secret: secret } = await hold();
    const look = async (given: string) => {
      const url = `${standIn.url}/v1/payment_intents/${id}?client_secret=${given}`;
      const response = await fetch(url, { headers: { Authorization: 'Bearer pk_test_x' } });
      return { status: response.status, body: (await response.json()) as object };
    };
    expect(await look('wrong')).toMatchObject({ status: 404 });
    const seen = await look(secret ?? '');
    expect(seen).toMatchObject({ status: 200, body: { id } });
    expect(seen.body).not.toHaveProperty('metadata');
  });
});

test('an event is listed and found by its id', async () => {
  const { id } = await hold();
  const type = 'payment_intent.amount_capturable_updated';
  const { data } = await stripe.events.list({ type, limit: 1 });
  expect(data).toMatchObject([{ data: { object: { id, status: 'requires_capture' } } }]);
  expect(await stripe.events.retrieve(data[0]?.id ?? '')).toMatchObject({ id: data[0]?.id });
});

test('a list is paged by its cursors and bounded by time', async () => {
  const since = Math.floor(Date.now() / 1000) + 30 * 24 * 60 * 60;
  standIn.control.advance(40 * 24 * 60 * 60);
  for (let count = 0; count < 25; count += 1) await hold();
  const seen: string[] = [];
  for await (const { id } of stripe.paymentIntents.list({ created: { gte: since }, limit: 10 }))
    seen.push(id);

  expect(new Set(seen).size).toBe(25);
  const newer = await stripe.paymentIntents.list({ ending_before: seen[10] ?? '', limit: 3 });
  expect(newer.data.map(({ id }) => id)).toEqual(seen.slice(7, 10));
  expect((await errorOf(stripe.paymentIntents.list({ starting_after: 'pi_none' }))).code).toBe(
    'resource_missing',
  );
});

describe('a decline', () => {
  test('names the card, and what the bank advises', async () => {
    const error = await errorOf(hold('pm_card_visa_chargeDeclined'));
    const said = { advice_code: 'try_again_later', network_decline_code: '01' };
    const card = { object: 'payment_method', card: { last4: '0002' } };
    expect(error.raw).toMatchObject({ ...said, payment_method: card });
    expect(error.payment_intent?.last_payment_error).toMatchObject({
      ...said,
      type: 'card_error',
      payment_method: card,
    });
    expect(await stripe.charges.retrieve(String(error.charge))).toMatchObject({
      payment_method: error.payment_method?.id,
      outcome: { ...said, type: 'issuer_declined', reason: 'generic_decline' },
    });
  });

  test('is forgotten when the PaymentIntent is updated, if only its metadata', async () => {
    const error = await errorOf(hold('pm_card_visa_chargeDeclined'));
    const updated = await stripe.paymentIntents.update(String(error.payment_intent?.id), {
      metadata: { order: '7' },
    });
    expect(updated).toMatchObject({ last_payment_error: null, metadata: { order: '7' } });
  });
});

describe('metadata', () => {
  const intentWith = (metadata: Stripe.MetadataParam) =>
    stripe.paymentIntents.create({ amount: 4200, currency: 'usd', metadata });

  test('loses a name that gets an empty value, and keeps the others', async () => {
    const { id } = await intentWith({ order: '7', gift: 'yes' });
    const { metadata } = await stripe.paymentIntents.update(id, { metadata: { gift: '' } });
    expect(metadata).toEqual({ order: '7' });
  });

  test('is emptied by an empty value', async () => {
    const { id } = await intentWith({ order: '7' });
    expect((await stripe.paymentIntents.update(id, { metadata: '' })).metadata).toEqual({});
  });

  test('comes with a capture', async () => {
    const { id } = await hold();
    const { metadata } = await stripe.paymentIntents.capture(id, { metadata: { parcel: '1' } });
    expect(metadata).toEqual({ parcel: '1' });
  });
});

test.each([
  [false, 'requires_action'],
  [true, 'requires_capture'],
])('a card that is set up for off-session payments, off_session=%p: %s', async (off, status) => {
  const intent = await stripe.paymentIntents.create({
    amount: 4200,
    currency: 'usd',
    capture_method: 'manual',
    confirm: true,
    off_session: off,
    payment_method: 'pm_card_authenticationRequiredSetupForOffSession',
  });
  expect(intent.status).toBe(status);
});
