import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const now = () => Date.UTC(2026, 0, 5);
const logOf = (id: string | undefined) =>
  `https://dashboard.stripe.com/test/logs/${id}?t=${now() / 1000}`;
const key = { idempotencyKey: 'one' };

test('every answer names its request, each another one', async () => {
  const { stripe, hold } = openAccount({ now });
  const { id, lastResponse } = await hold();
  const again = (await stripe.paymentIntents.retrieve(id)).lastResponse;
  expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
  expect(again.requestId).toMatch(/^req_\w{14}$/);
  expect(again.requestId).not.toBe(lastResponse.requestId);
});

test('the same requests at the same time have the same names', async () => {
  const nameOf = async () => (await openAccount({ now }).hold()).lastResponse.requestId;
  expect(await nameOf()).toBe(await nameOf());
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['a decline', { payment_method: 'pm_card_chargeDeclined' }],
  ['a wrong parameter', { colour: 'blue' }],
  ['an amount that is too small', { amount: 1 }],
])('%s names its place in the log', async (_, params) => {
  const { hold } = openAccount({ now });
  const error = await errorOf(hold(params));
  expect(error.raw).toMatchObject({ request_log_url: logOf(error.requestId) });
});

test('an unknown address names its place in the log, too', async () => {
  const { stripe } = openAccount({ now });
  const error = await errorOf(stripe.customers.list());
  expect(error.raw).toMatchObject({ request_log_url: logOf(error.requestId) });
});

test('a repeat has a name of its own, and the answer that was remembered', async () => {
  const { hold } = openAccount({ now });
  const declined = () => errorOf(hold({ payment_method: 'pm_card_chargeDeclined' }, key));
  const [first, second] = [await declined(), await declined()];
  expect(second.requestId).not.toBe(first.requestId);
  expect(second.headers).toMatchObject({ 'original-request': first.requestId });
  expect(second.raw).toMatchObject({ request_log_url: logOf(first.requestId) });
});

test('nobody’s request is in no log, and neither is one that Stripe could not answer', async () => {
  const { standIn, control, hold } = openAccount({ now });
  const unknown = await standIn.api({
    method: 'GET',
    path: '/v1/charges',
    query: '',
    body: '',
    authorization: undefined,
    idempotencyKey: undefined,
  });
  expect(unknown).toMatchObject({ status: 401 });
  expect(unknown).not.toHaveProperty('body.error.request_log_url');
  control.faults.add({ kind: 'error-before' });
  expect((await errorOf(hold())).raw).not.toHaveProperty('request_log_url');
});
