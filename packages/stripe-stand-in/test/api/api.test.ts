import type Stripe from 'stripe';
import { mostRequests } from '../../src/account/forget.ts';
import type { FaultKind } from '../../src/control/fault.ts';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const key = { idempotencyKey: 'one' };
const statusOf = (call: Promise<unknown>): Promise<number | string> =>
  call.then(
    () => 200,
    (error: Stripe.errors.StripeError) => error.statusCode ?? 'none',
  );

describe('a fault', () => {
  test.each<[FaultKind, number | string, number, number, boolean]>([
    ['error-before', 500, 0, 200, false],
    ['error-saved', 500, 0, 500, true],
    ['effect-then-500-saved', 500, 1, 500, true],
    ['lost-reply', 'none', 1, 200, true],
    ['reset-before', 'none', 0, 200, false],
    ['rate-limit', 429, 0, 200, false],
    ['lock-timeout', 429, 0, 200, false],
    ['unavailable', 503, 0, 200, false],
    ['in-use', 409, 0, 200, false],
    ['refused', 400, 0, 200, false],
    ['refused-saved', 400, 0, 400, true],
    ['slow-before', 200, 1, 200, true],
    ['slow-after', 200, 1, 200, true],
  ])(
    '%s is answered %p and has %p effect; the repeat is answered %p',
    async (kind, status, effects, again, replayed) => {
      const { control, hold } = openAccount();
      control.faults.add({ kind });
      expect(await statusOf(hold({}, key))).toBe(status);
      expect(control.state().paymentIntents).toHaveLength(effects);
      expect(await statusOf(hold({}, key))).toBe(again);
      expect(control.state().journal.at(-1)).toMatchObject({ replayed });
    },
  );

  test('turns a decline into a 500 that is remembered', async () => {
    const { control, hold } = openAccount();
    const declined = () => statusOf(hold({ payment_method: 'pm_card_chargeDeclined' }, key));
    control.faults.add({ kind: 'effect-then-500-saved' });
    expect([await declined(), await declined()]).toEqual([500, 500]);
    expect(control.state().charges).toHaveLength(1);
  });

  test.each([
    [{}, 400, 'parameter_unknown'],
    [{ code: 'request_blocked' }, 400, 'request_blocked'],
    [{ status: 402, code: 'card_declined' }, 402, 'card_declined'],
  ])('refuses with what it names, or with what is usual: %p', async (named, statusCode, code) => {
    const { control, hold } = openAccount();
    control.faults.add({ kind: 'refused', ...named });
    expect(await errorOf(hold())).toMatchObject({ statusCode, code });
  });

  test('refuses a request that has no usual refusal without a code', async () => {
    const { control, stripe } = openAccount();
    control.faults.add({ kind: 'refused' });
    const { statusCode, code } = (await errorOf(
      stripe.disputes.list(),
    )) as Stripe.errors.StripeError;
    expect([statusCode, code]).toEqual([400, undefined]);
  });

  test('meets the request that it was ordered for', async () => {
    const { control, stripe, hold } = openAccount();
    control.faults.add({ kind: 'unavailable', path: '/v1/payment_intents/:id/capture' });
    const { id } = await hold();
    expect(await statusOf(stripe.paymentIntents.capture(id))).toBe(503);
  });
});

test('a second request under a key that is still in use is told so', async () => {
  const { control, hold } = openAccount();
  control.faults.add({ kind: 'slow-before', delayMs: 20 });
  const first = hold({}, key);
  const second = await errorOf(hold({}, key));
  expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await first).status).toBe('requires_capture');
});

test('an unknown address is a 404 that names it', async () => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.customers.list())).toMatchObject({
    statusCode: 404,
    message: 'Unrecognized request URL (GET: /v1/customers).',
  });
});

test('a browser sees a PaymentIntent only with its client secret', async () => {
  const { standIn, hold } = openAccount();
  const { id, client_secret } = await hold();
  const look = (query: string) =>
    standIn.api({
      method: 'GET',
      path: `/v1/payment_intents/${id}`,
      query,
      body: '',
      authorization: 'Bearer pk_test_x',
      idempotencyKey: undefined,
    });
  expect(await look('')).toMatchObject({ status: 401 });
  expect(await look('client_secret=wrong')).toMatchObject({ status: 404 });
  const seen = await look(`client_secret=${client_secret}`);
  expect(seen).toMatchObject({ status: 200, body: { id } });
  expect(seen).not.toHaveProperty('body.metadata');
});

describe('the journal', () => {
  test('forgets the oldest requests when there are very many', async () => {
    const { control, standIn, hold } = openAccount();
    const { state } = standIn.store;
    const entry = { method: 'GET', path: '/', idempotencyKey: null, parameters: [] };
    for (let at = 0; at < mostRequests * 1.25; at += 1) {
      state.journal.push({ ...entry, at, status: 200, replayed: false });
    }
    await hold();
    const { journal } = control.state();
    expect([journal.length, journal.at(-1)?.method]).toEqual([mostRequests, 'POST']);
  });

  test('has each request with the names of its parameters, and none of their values', async () => {
    const { control, hold } = openAccount();
    await hold({ description: 'canary' }, key);
    const { journal } = control.state();
    expect(journal).toMatchObject([
      { method: 'POST', path: '/v1/payment_intents', idempotencyKey: 'one', status: 200 },
    ]);
    expect(journal[0]?.parameters).toContain('description');
    expect(JSON.stringify(journal)).not.toContain('canary');
  });

  test('names the fault, and a connection that was cut', async () => {
    const { control, hold } = openAccount();
    control.faults.add({ kind: 'lost-reply' });
    await statusOf(hold());
    expect(control.state().journal).toMatchObject([{ fault: 'lost-reply', status: 'no answer' }]);
  });

  test('reports each request once it is answered', async () => {
    const told: string[] = [];
    const { hold } = openAccount({
      onAnswer: ({ path, status }) => told.push(`${path} ${status}`),
    });
    await hold();
    await statusOf(hold({ amount: 1 }));
    expect(told).toEqual(['/v1/payment_intents 200', '/v1/payment_intents 400']);
  });
});

test('the events of a request name its idempotency key', async () => {
  const { control, stripe, hold } = openAccount();
  const { id } = await hold({}, key);
  await stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'two' });
  const keys = control.state().events.map(({ idempotencyKey }) => idempotencyKey);
  expect([keys[0], keys.at(-1)]).toEqual(['one', 'two']);
});
