import { openAccount } from '../support/account.ts';
import { browserRequest } from '../support/browser-request.ts';

const card = {
  'card[number]': '4242424242424242',
  'card[exp_month]': '12',
  'card[exp_year]': '40',
  'card[cvc]': '123',
};
const nothing = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

const chargedWith = async (
  { stripe, hold }: ReturnType<typeof openAccount>,
  params: Readonly<Record<string, unknown>>,
) => {
  const { id } = await hold(params);
  return (await stripe.charges.list({ payment_intent: id })).data[0]?.billing_details;
};

test('a shared test card belongs to nobody', async () => {
  expect(await chargedWith(openAccount(), { payment_method: 'pm_card_visa' })).toEqual(nothing);
});

test('what a page tells with a token is in the PaymentMethod and in the charge', async () => {
  const account = openAccount();
  const { body } = await browserRequest(account.standIn, '/v1/tokens', {
    ...card,
    'card[name]': 'Ada Lovelace',
    'card[address_line1]': '1 Main St',
    'card[address_zip]': '94103',
  });
  expect(body).toMatchObject({ card: { name: 'Ada Lovelace', address_zip: '94103' } });
  const { id, billing_details } = await account.stripe.paymentMethods.create({
    type: 'card',
    card: { token: String(body.id) },
  });
  const expected = {
    ...nothing,
    name: 'Ada Lovelace',
    address: { ...nothing.address, line1: '1 Main St', postal_code: '94103' },
  };
  expect(billing_details).toEqual(expected);
  expect(await chargedWith(account, { payment_method: id })).toEqual(expected);
});

test("a request's own details come first, and the token fills in what they leave out", async () => {
  const account = openAccount();
  const { body } = await browserRequest(account.standIn, '/v1/tokens', {
    ...card,
    'card[name]': 'Ada Lovelace',
    'card[address_zip]': '94103',
  });
  const given = { email: 'ada@example.com', address: { postal_code: '10001' } };
  const { billing_details } = await account.stripe.paymentMethods.create({
    type: 'card',
    card: { token: String(body.id) },
    billing_details: given,
  });
  expect(billing_details).toMatchObject({ ...given, name: 'Ada Lovelace' });
});

test('a payment may tell them beside the token that it names', async () => {
  const given = { email: 'ada@example.com', phone: '+1 555 0100' };
  const payment_method_data = { type: 'card', card: { token: 'tok_visa' }, billing_details: given };
  const charged = chargedWith(openAccount(), { payment_method: undefined, payment_method_data });
  expect(await charged).toMatchObject(given);
});

test('an empty text is as good as none', async () => {
  const billing_details = { name: '', email: 'ada@example.com' };
  const payment_method_data = { type: 'card', card: { token: 'tok_visa' }, billing_details };
  const charged = chargedWith(openAccount(), { payment_method: undefined, payment_method_data });
  expect(await charged).toMatchObject({ name: null, email: 'ada@example.com' });
});
