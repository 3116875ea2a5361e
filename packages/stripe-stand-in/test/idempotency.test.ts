import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FaultKind } from '../src/control/fault.ts';
import { type StripeStandIn, startStripeStandIn } from '../src/server/server.ts';

let standIn: StripeStandIn;
beforeAll(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterAll(() => standIn.close());
afterEach(() => standIn.control.faults.clear());

const post = async (
  idempotencyKey: string,
  fields: Record<string, string> = {},
  to = '/v1/payment_intents',
) => {
  const response = await fetch(`${standIn.url}${to}`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_x', 'Idempotency-Key': idempotencyKey },
    body: new URLSearchParams({ amount: '4200', currency: 'usd', ...fields }),
  });
  return {
    status: response.status,
    isReplayed: response.headers.get('idempotent-replayed') === 'true',
    body: (await response.json()) as { id?: string; error?: { type: string; code?: string } },
  };
};
const made = () => standIn.control.state().paymentIntents.length;
const declined = { confirm: 'true', payment_method: 'pm_card_chargeDeclined' };

test('the same key and parameters give the same answer, and one PaymentIntent', async () => {
  const before = made();
  const first = await post('same');
  const second = await post('same');
  expect(second).toMatchObject({ status: 200, isReplayed: true, body: { id: first.body.id } });
  expect(made()).toBe(before + 1);
});

test('a decline is remembered, too', async () => {
  await post('declined', declined);
  expect(await post('declined', declined)).toMatchObject({ status: 402, isReplayed: true });
});

test('a key with other parameters, or on another endpoint, is refused', async () => {
  const { body } = await post('taken');
  expect(await post('taken', { amount: '4300' })).toMatchObject({
    status: 400,
    body: { error: { type: 'idempotency_error' } },
  });
  expect(await post('taken', {}, `/v1/payment_intents/${body.id}/cancel`)).toMatchObject({
    status: 400,
    body: { error: { type: 'idempotency_error' } },
  });
});

test('what was refused before it ran is not remembered', async () => {
  expect((await post('refused', { colour: 'blue' })).status).toBe(400);
  expect(await post('refused')).toMatchObject({ status: 200, isReplayed: false });
});

test('a key that is being worked on says so', async () => {
  standIn.control.faults.add({ kind: 'slow-before', delayMs: 100 });
  const first = post('busy');
  await new Promise(setImmediate);
  while (!standIn.control.state().journal.some(({ idempotencyKey }) => idempotencyKey === 'busy')) {
    await new Promise(setImmediate);
  }
  expect(await post('busy')).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency_key_in_use' } },
  });
  expect((await first).status).toBe(200);
});

test('a key is forgotten after a day', async () => {
  const { body } = await post('day');
  standIn.control.advance(24 * 60 * 60 + 1);
  const later = await post('day');
  expect(later).toMatchObject({ status: 200, isReplayed: false });
  expect(later.body.id).not.toBe(body.id);
});

const answerOrNone = (key: string, fields = {}) =>
  post(key, fields).then(
    ({ status }) => status,
    () => 'none',
  );

test.each<[FaultKind, number | string, number, number, boolean]>([
  ['error-before', 500, 0, 200, false],
  ['error-saved', 500, 0, 500, true],
  ['effect-then-500-saved', 500, 1, 500, true],
  ['lost-reply', 'none', 1, 200, true],
  ['rate-limit', 429, 0, 200, false],
  ['lock-timeout', 429, 0, 200, false],
  ['unavailable', 503, 0, 200, false],
  ['in-use', 409, 0, 200, false],
])(
  '%s is answered %p with %p effect, and the repeat is answered %p',
  async (kind, status, effects, again, isReplayed) => {
    const before = made();
    // Twice for what cuts the wire: the client may repeat by itself.
    standIn.control.faults.add({ kind, times: 1 });
    const answer = kind === 'lost-reply' ? await cutOff(kind) : await answerOrNone(kind);
    expect(answer).toBe(status);
    expect(made()).toBe(before + effects);
    expect(await post(kind)).toMatchObject({ status: again, isReplayed });
  },
);

/** A request on a connection of its own, which nothing repeats. */
const cutOff = async (key: string): Promise<string | number> => {
  const { request } = await import('node:http');
  return new Promise((resolve) => {
    const sent = request(`${standIn.url}/v1/payment_intents`, {
      method: 'POST',
      agent: false,
      headers: {
        Authorization: 'Bearer sk_test_x',
        'Idempotency-Key': key,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
    sent.on('response', ({ statusCode }) => resolve(statusCode ?? 0));
    sent.on('error', () => resolve('none'));
    sent.end('amount=4200&currency=usd');
  });
};

test('a decline whose answer became a 500 is remembered as a 500', async () => {
  standIn.control.faults.add({ kind: 'effect-then-500-saved' });
  expect((await post('lost decline', declined)).status).toBe(500);
  expect(await post('lost decline', declined)).toMatchObject({ status: 500, isReplayed: true });
});

test('a fault that there isn’t is refused, so that a misspelt one makes no test pass', () => {
  expect(() => standIn.control.faults.add({ kind: 'lost-replies' as never })).toThrow(/lost-reply/);
});

test('the state, keys and clock outlive the process', async () => {
  const dataFile = path.join(mkdtempSync(path.join(tmpdir(), 'stripe-')), 'state.json');
  const first = await startStripeStandIn({ port: 0, dataFile });
  first.control.advance(5 * 24 * 60 * 60);
  await fetch(`${first.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_x' },
    body: new URLSearchParams({ amount: '100', currency: 'usd' }),
  });
  await first.close();
  const second = await startStripeStandIn({ port: 0, dataFile });
  const { paymentIntents } = second.control.state();
  await second.close();

  expect(paymentIntents).toMatchObject([{ amount: 100 }]);
  expect(Number(paymentIntents[0]?.created)).toBeGreaterThan(Date.now() / 1000 + 4 * 24 * 60 * 60);
});
