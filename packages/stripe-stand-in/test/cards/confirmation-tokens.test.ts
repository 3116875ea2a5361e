import { openAccount } from '../support/account.ts';
import { browserRequest } from '../support/browser-request.ts';
import { errorOf } from '../support/error-of.ts';

const now = () => Date.UTC(2026, 10, 29);
const lifeSeconds = 12 * 60 * 60;

/** An account with a token as the payment Element makes it, and a way to hold with it. */
const typed = async (more: Readonly<Record<string, string>> = {}) => {
  const account = openAccount({ now });
  const { body } = await browserRequest(account.standIn, '/v1/confirmation_tokens', {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': '4000 0566 5566 5556',
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '34',
    'payment_method_data[card][cvc]': '123',
    'payment_method_data[billing_details][email]': 'ada@example.com',
    'payment_method_data[billing_details][address][postal_code]': '94103',
    ...more,
  });
  const id = String(body.id);
  const params = { payment_method: undefined, confirmation_token: id };
  return { ...account, body, id, confirm: () => account.hold(params) };
};

test('a server looks at a confirmation token before it decides', async () => {
  const { stripe, id, body } = await typed({ return_url: 'https://shop.example.com/' });
  const found = await stripe.confirmationTokens.retrieve(id);
  expect(found).toMatchObject({
    id,
    object: 'confirmation_token',
    created: Math.floor(now() / 1000),
    expires_at: Math.floor(now() / 1000) + lifeSeconds,
    payment_intent: null,
    setup_intent: null,
    return_url: 'https://shop.example.com/',
    payment_method_preview: {
      type: 'card',
      billing_details: { email: 'ada@example.com', name: null, address: { postal_code: '94103' } },
      card: {
        brand: 'visa',
        country: 'US',
        exp_month: 12,
        exp_year: 2034,
        funding: 'debit',
        last4: '5556',
      },
    },
  });
  expect(body).toEqual(JSON.parse(JSON.stringify(found)));
});

test('a page can’t look at one: only a secret key may', async () => {
  const { standIn, id } = await typed();
  const answer = await standIn.api({
    method: 'GET',
    path: `/v1/confirmation_tokens/${id}`,
    query: '',
    body: '',
    authorization: 'Bearer pk_test_x',
    idempotencyKey: undefined,
  });
  expect(answer).toMatchObject({ status: 401 });
});

test.each(['ctoken_none', 'tok_visa'])('there is no confirmation token %s', async (id) => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.confirmationTokens.retrieve(id))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: `No such confirmation_token: '${id}'`,
  });
});

test('a confirmation token pays once, and says for what', async () => {
  const { stripe, id, confirm } = await typed();
  const held = await confirm();
  expect(held.status).toBe('requires_capture');
  expect((await errorOf(confirm())).code).toBe('token_already_used');
  expect((await stripe.confirmationTokens.retrieve(id)).payment_intent).toBe(held.id);
});

test('its details are in the payment’s PaymentMethod and charge', async () => {
  const { stripe, confirm } = await typed();
  const { id, payment_method } = await confirm();
  const details = { email: 'ada@example.com', address: { postal_code: '94103' } };
  expect(await stripe.paymentMethods.retrieve(String(payment_method))).toMatchObject({
    billing_details: details,
    card: { funding: 'debit' },
  });
  expect((await stripe.charges.list({ payment_intent: id })).data).toMatchObject([
    { billing_details: details },
  ]);
});

test('it expires after twelve hours, and can still be looked at', async () => {
  const { stripe, control, id, confirm } = await typed();
  control.advance(lifeSeconds + 1);
  expect((await errorOf(confirm())).message).toContain('has expired');
  expect((await stripe.confirmationTokens.retrieve(id)).expires_at).toBe(
    Math.floor(now() / 1000) + lifeSeconds,
  );
});

test('a test makes a confirmation token from a shared test card', async () => {
  const { stripe, hold } = openAccount();
  const made = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_threeDSecure2Required',
  });
  const params = { payment_method: undefined, confirmation_token: made.id };
  expect((await hold(params)).status).toBe('requires_action');
});

test('a test makes one from a PaymentMethod, with its details and its own', async () => {
  const { stripe } = openAccount();
  const { id } = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_amex' },
    billing_details: { name: 'Ada', email: 'ada@example.com' },
  });
  const made = await stripe.testHelpers.confirmationTokens.create({
    payment_method: id,
    payment_method_data: { type: 'card', billing_details: { name: 'Ada Lovelace' } },
    setup_future_usage: 'off_session',
  });
  expect(made).toMatchObject({
    setup_future_usage: 'off_session',
    payment_method_preview: {
      card: { brand: 'amex' },
      billing_details: { name: 'Ada Lovelace', email: 'ada@example.com' },
    },
  });
});

test.each([
  [{}, 'parameter_missing'],
  [{ payment_method: 'pm_none' }, 'resource_missing'],
])('a test that names no card that there is, %p, is told so', async (params, code) => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.testHelpers.confirmationTokens.create(params))).toMatchObject({
    statusCode: 400,
    code,
    param: 'payment_method',
  });
});
