import { type StripeStandIn, startStripeStandIn } from '../../src/server/server.ts';

let standIn: StripeStandIn;
beforeAll(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterAll(() => standIn.close());
beforeEach(() => standIn.control.reset());

const ask = async (method: string, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${standIn.url}${path}`, { method, ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
};
const asMerchant = { headers: { Authorization: 'Bearer sk_test_x' } };
const hold = async (payment_method = 'pm_card_visa') => {
  const body = new URLSearchParams({
    amount: '4200',
    currency: 'usd',
    capture_method: 'manual',
    confirm: 'true',
    payment_method,
  });
  return (await ask('POST', '/v1/payment_intents', { ...asMerchant, body })).json();
};

test("the API's answers have Stripe's headers", async () => {
  const { status, headers } = await ask('GET', '/v1/account', {
    headers: { ...asMerchant.headers, 'Idempotency-Key': 'one' },
  });
  expect(status).toBe(200);
  expect(headers.get('request-id')).toMatch(/^req_/);
  expect(headers.get('stripe-version')).toBe('2026-10-28.endive');
  expect(headers.get('idempotency-key')).toBe('one');
});

test.each([
  [undefined, 401],
  ['Bearer sk_live_x', 401],
  ['Bearer pk_test_x', 401],
  ['Bearer rk_test_x', 200],
  [`Basic ${Buffer.from('sk_test_x:').toString('base64')}`, 200],
])('a request with the key %p is answered %p', async (authorization, expected) => {
  const { id } = await hold();
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  const { status } = await ask('GET', `/v1/payment_intents/${id}`, { headers });
  expect(status).toBe(expected);
});

test.each([
  ['succeed', 'requires_capture'],
  ['fail', 'requires_payment_method'],
])("at the bank's page the shopper can %s: %s", async (outcome, expected) => {
  const { id } = await hold('pm_card_threeDSecure2Required');
  const body = new URLSearchParams({ outcome });
  expect((await ask('POST', `/_bank/${id}`, { body })).json()).toMatchObject({ status: expected });
});

test("the bank's page of a PaymentIntent that does not exist is a 404", async () => {
  const { status } = await ask('POST', '/_bank/pi_none', { body: new URLSearchParams() });
  expect(status).toBe(404);
});

test('Stripe.js is served, and never cached by the browser', async () => {
  const { status, headers } = await ask('GET', '/v3/');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/javascript');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await ask('GET', '/v3/nothing')).toMatchObject({
    status: 404,
    text: 'There is nothing at /v3/nothing.',
  });
});

test('the control answers, and says what it has when it is asked for something else', async () => {
  expect((await ask('GET', '/_control/clock')).json()).toEqual({
    nowSeconds: expect.any(Number),
  });
  const { status, text } = await ask('GET', '/_control/nothing');
  expect(status).toBe(404);
  expect(text).toContain('POST /_control/faults');
});

test.each(['{', '{"advanceSeconds":"60"}'])('a body %p for the control is a 400', async (body) => {
  const { status, json } = await ask('POST', '/_control/clock', { body });
  expect(status).toBe(400);
  expect(json().error.message).not.toContain('bug');
});

test('a page of any origin may send requests', async () => {
  const { status, headers } = await ask('OPTIONS', '/v1/tokens');
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe('*');
});

test('a fault cuts the connection', async () => {
  standIn.control.faults.add({ kind: 'reset-before', times: 10 });
  await expect(ask('GET', '/v1/account', asMerchant)).rejects.toThrow('fetch failed');
});
