import type Stripe from 'stripe';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

describe('a PaymentIntent that is created', () => {
  test('without a card waits for one, and is confirmed later', async () => {
    const { stripe, hold } = openAccount();
    const { id, status } = await hold({ confirm: false, payment_method: undefined });
    expect(status).toBe('requires_payment_method');
    const confirmed = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(confirmed).toMatchObject({ status: 'requires_capture', amount_capturable: 4200 });
  });

  test('takes the money at once unless it is to be a hold', async () => {
    const { hold } = openAccount();
    const intent = await hold({ capture_method: undefined });
    expect(intent).toMatchObject({
      capture_method: 'automatic',
      status: 'succeeded',
      amount_received: 4200,
      amount_capturable: 0,
    });
  });

  test('has the shipping of the confirmation token that it is paid with', async () => {
    const { stripe, hold } = openAccount();
    const shipping = { name: 'Ada', address: { line1: '1 Engine Row', country: 'GB' } };
    const { id } = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      shipping,
    });
    const paid = await hold({ payment_method: undefined, confirmation_token: id });
    expect(paid.shipping).toEqual(shipping);
    const other = { name: 'Bob', address: { line1: '2 Engine Row', country: 'GB' } };
    expect((await hold({ shipping: other })).shipping).toEqual(other);
    expect((await hold()).shipping).toBeNull();
    expect((await stripe.paymentIntents.update(paid.id, { shipping: other })).shipping).toEqual(
      other,
    );
  });

  test('gets the shipping of the confirmation token that confirms it', async () => {
    const { stripe, hold } = openAccount();
    const { id } = await hold({ confirm: false, payment_method: undefined });
    const shipping = { name: 'Ada', address: { line1: '1 Engine Row', country: 'GB' } };
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      shipping,
    });
    const confirmed = await stripe.paymentIntents.confirm(id, { confirmation_token: token.id });
    expect(confirmed.shipping).toEqual(shipping);
  });

  test('has a client secret of its own', async () => {
    const { hold } = openAccount();
    const [first, second] = [await hold(), await hold()];
    expect(first.client_secret).toMatch(new RegExp(`^${first.id}_secret_\\w+$`));
    expect(second.client_secret).not.toBe(first.client_secret);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without an amount', { amount: undefined }, { code: 'parameter_missing', param: 'amount' }],
    ['with a broken amount', { amount: 'abc' }, { code: 'parameter_invalid_integer' }],
    ['below the minimum', { amount: 49 }, { code: 'amount_too_small', param: 'amount' }],
    ['without a currency', { currency: undefined }, { param: 'currency' }],
    ['with an unknown currency', { currency: 'zzz' }, { param: 'currency' }],
    ['with an unknown parameter', { colour: 'x' }, { code: 'parameter_unknown', param: 'colour' }],
    ['with a name that objects inherit', { constructor: 'x' }, { code: 'parameter_unknown' }],
    ['with an unknown capture method', { capture_method: 'later' }, { param: 'capture_method' }],
  ])('%s is refused, and leaves nothing behind', async (_, wrong, expected) => {
    const { control, hold } = openAccount();
    expect(await errorOf(hold(wrong))).toMatchObject({ statusCode: 400, ...expected });
    expect(control.state().paymentIntents).toHaveLength(0);
  });

  test.each<[string, Partial<Stripe.PaymentIntentCreateParams>, boolean]>([
    ['may redirect', { automatic_payment_methods: { enabled: true } }, false],
    [
      'may redirect, with a place to return to',
      { automatic_payment_methods: { enabled: true }, return_url: 'https://shop.test/' },
      true,
    ],
    [
      'may not redirect',
      { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } },
      true,
    ],
  ])('and confirmed with a payment method that %s', async (_, params, isTaken) => {
    const { hold } = openAccount();
    const call = hold(params);
    if (isTaken) expect((await call).status).toBe('requires_capture');
    else expect((await errorOf(call)).message).toContain('return_url');
  });
});

test('a PaymentIntent without a card cannot be confirmed', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold({ confirm: false, payment_method: undefined });
  expect(await errorOf(stripe.paymentIntents.confirm(id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
    message: expect.stringContaining('missing a payment method'),
  });
});

test.each(['confirm', 'update'] as const)('a hold cannot %s any more', async (step) => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const call =
    step === 'confirm'
      ? stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
      : stripe.paymentIntents.update(id, { amount: 500 });
  expect(await errorOf(call)).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    payment_intent: { id, status: 'requires_capture' },
  });
});

describe('an update', () => {
  test('says who gets the receipt, also once the money is taken', async () => {
    const { stripe, hold } = openAccount();
    const { id, receipt_email: first } = await hold();
    expect(first).toBeNull();
    await stripe.paymentIntents.capture(id);
    const update = (receipt_email: string) => stripe.paymentIntents.update(id, { receipt_email });
    expect(await errorOf(update('ada'))).toMatchObject({
      statusCode: 400,
      code: 'email_invalid',
      param: 'receipt_email',
    });
    expect((await update('ada@example.com')).receipt_email).toBe('ada@example.com');
    expect((await update('')).receipt_email).toBeNull();
    expect((await hold({ receipt_email: 'bob@example.com' })).receipt_email).toBe(
      'bob@example.com',
    );
  });

  test('changes the amount of a PaymentIntent that is not paid yet', async () => {
    const { stripe, hold } = openAccount();
    const { id } = await hold({ confirm: false });
    expect((await stripe.paymentIntents.update(id, { amount: 500 })).amount).toBe(500);
    expect((await errorOf(stripe.paymentIntents.update(id, { amount: 1 }))).code).toBe(
      'amount_too_small',
    );
  });

  test('of anything forgets the last decline', async () => {
    const { stripe, hold } = openAccount();
    const error = await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
    const id = String(error.payment_intent?.id);
    const updated = await stripe.paymentIntents.update(id, { metadata: { order: '7' } });
    expect(updated).toMatchObject({ last_payment_error: null, metadata: { order: '7' } });
  });

  test('keeps the metadata that it does not name', async () => {
    const { stripe, hold } = openAccount();
    const { id } = await hold({ confirm: false, metadata: { order: '7', gift: 'yes' } });
    const { metadata } = await stripe.paymentIntents.update(id, { metadata: { gift: '' } });
    expect(metadata).toEqual({ order: '7' });
  });

  test('keeps the description that it does not name', async () => {
    const { stripe, hold } = openAccount();
    const { id } = await hold({ description: 'A mug' });
    expect((await stripe.paymentIntents.update(id, {})).description).toBe('A mug');
    const update = stripe.paymentIntents.update(id, { description: 'Two mugs' });
    expect((await update).description).toBe('Two mugs');
  });
});

test.each(['pi_none', 'constructor'])('the PaymentIntent %s is a 404', async (id) => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.paymentIntents.retrieve(id))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});
