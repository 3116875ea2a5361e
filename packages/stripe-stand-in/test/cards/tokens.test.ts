import { openAccount } from '../support/account.ts';
import { browserRequest } from '../support/browser-request.ts';

const now = () => Date.UTC(2026, 10, 29);
const card = { number: '4242 4242 4242 4242', exp_month: '12', exp_year: '34', cvc: '123' };

const typed = (prefix: string, fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}[${name}]`, value]));
const token = (fields: Readonly<Record<string, string>> = card) => {
  const account = openAccount({ now });
  const answer = browserRequest(account.standIn, '/v1/tokens', typed('card', fields));
  return { ...account, answer };
};

test('a typed card becomes a token that shows only the end of its number', async () => {
  const { status, body } = await token().answer;
  expect(status).toBe(200);
  expect(body).toMatchObject({
    object: 'token',
    type: 'card',
    used: false,
    card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 },
  });
  expect(JSON.stringify(body)).not.toContain('424242');
});

test.each([
  [{ number: '4242424242424241' }, 'incorrect_number'],
  [{ exp_year: '20' }, 'invalid_expiry_year'],
  [{ exp_month: '10', exp_year: '2026' }, 'invalid_expiry_year'],
  [{ exp_month: '13' }, 'invalid_expiry_month'],
  [{ exp_month: '0' }, 'invalid_expiry_month'],
  [{ cvc: '1' }, 'invalid_cvc'],
])('a card typed with %p is refused as %s', async (wrong, code) => {
  const { status, body } = await token({ ...card, ...wrong }).answer;
  expect(status).toBe(402);
  expect(body).toMatchObject({ error: { type: 'card_error', code } });
});

test('a card is good to the end of its month', async () => {
  expect(await token({ ...card, exp_month: '11', exp_year: '2026' }).answer).toMatchObject({
    status: 200,
  });
});

test('a card without its number is a missing parameter', async () => {
  const { number: _, ...rest } = card;
  expect(await token(rest).answer).toMatchObject({
    status: 400,
    body: { error: { code: 'parameter_missing', param: 'card[number]' } },
  });
});
