import { openAccount } from '../support/account.ts';
import { browserRequest } from '../support/browser-request.ts';
import { errorOf } from '../support/error-of.ts';

const typedToken = async ({ standIn }: ReturnType<typeof openAccount>): Promise<string> => {
  const { body } = await browserRequest(standIn, '/v1/tokens', {
    'card[number]': '4242424242424242',
    'card[exp_month]': '12',
    'card[exp_year]': '40',
    'card[cvc]': '123',
  });
  return String(body.id);
};
const withToken = (token: string) => ({
  payment_method: undefined,
  payment_method_data: { type: 'card', card: { token } },
});
const createMethod = ({ stripe }: ReturnType<typeof openAccount>, token: string) =>
  stripe.paymentMethods.create({ type: 'card', card: { token } });

test.each(['pm_card_visa', 'pm_card_mastercard'])(
  '%s pays as often as a test likes',
  async (id) => {
    const { hold } = openAccount();
    const holds = [await hold({ payment_method: id }), await hold({ payment_method: id })];
    expect(holds.map(({ status }) => status)).toEqual(['requires_capture', 'requires_capture']);
  },
);

test('a token pays once', async () => {
  const account = openAccount();
  const params = withToken(await typedToken(account));
  expect((await account.hold(params)).status).toBe('requires_capture');
  expect((await errorOf(account.hold(params))).code).toBe('token_already_used');
});

test('a shared test token pays as often as a test likes', async () => {
  const { hold } = openAccount();
  const params = withToken('tok_visa');
  await hold(params);
  expect((await hold(params)).status).toBe('requires_capture');
});

test('a PaymentMethod pays once without a customer', async () => {
  const account = openAccount();
  const { id } = await createMethod(account, await typedToken(account));
  expect((await account.hold({ payment_method: id })).payment_method).toBe(id);
  expect((await errorOf(account.hold({ payment_method: id }))).message).toContain(
    'without being attached to a Customer',
  );
});

test('a PaymentMethod that is only named in a PaymentIntent can still pay', async () => {
  const account = openAccount();
  const { id } = await createMethod(account, 'tok_visa');
  const intent = await account.hold({ payment_method: id, confirm: false });
  expect(intent.status).toBe('requires_confirmation');
  expect((await account.stripe.paymentIntents.confirm(intent.id)).status).toBe('requires_capture');
});

test('a PaymentMethod is looked up by its id', async () => {
  const account = openAccount();
  const { id } = await createMethod(account, 'tok_amex');
  expect(await account.stripe.paymentMethods.retrieve(id)).toMatchObject({
    id,
    type: 'card',
    card: { brand: 'amex', last4: '0005' },
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['PaymentMethod', { payment_method: 'pm_none' }, 'payment_method'],
  [
    'confirmation token',
    { payment_method: undefined, confirmation_token: 'ctoken_none' },
    'confirmation_token',
  ],
  ['token', withToken('tok_none'), 'payment_method_data[card][token]'],
])('a %s that does not exist is a 400 that names its parameter', async (_, params, param) => {
  const { hold } = openAccount();
  expect(await errorOf(hold(params))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param,
  });
});

test("a card's number is not taken from a server", async () => {
  const { stripe } = openAccount();
  const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040 };
  const refused = await errorOf(stripe.paymentMethods.create({ type: 'card', card }));
  expect(refused.message).toContain('generally unsafe');
});
