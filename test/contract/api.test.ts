import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { declineCountAt } from '../../functions/checkout/decline-count.ts';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { faultsOf, openApi } from '../support/openapi.ts';
import { home } from '../support/sent-goods.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem({ parameters: { AttemptsPerHour: '8' } });
});
afterAll(() => shop.stop());

/** A checkout, or a problem. */
type Body = Partial<CheckoutView> & { code?: string; field?: string; detail?: string };

const seen = new Set<string>();
const call = async (method: string, template: string, init: RequestInit = {}, path = template) => {
  const answer = await shop.call<Body>(path, { ...init, method });
  seen.add(`${method} ${template} ${answer.status}`);
  return answer;
};

const json = { 'Content-Type': 'application/json' };
const keyed = () => ({ ...json, 'Idempotency-Key': randomUUID() });
const seat = { sku: 'workshop', quantity: 1 };
const checkout = {
  items: [seat],
  email: 'shopper@example.com',
  expectedTotal: 1400,
  payment: { paymentMethod: 'pm_card_visa' },
};
const place = (body: unknown, headers: Record<string, string> = keyed()) =>
  call('POST', '/api/checkouts', {
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** The shopper agrees at the stand-in's bank. */
const playBank = (paymentIntentId: string) =>
  fetch(`${shop.stripeUrl}/_bank/${paymentIntentId}`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'succeed' }),
  });

test('the catalogue is as described', async () => {
  const answer = await call('GET', '/api/catalog');
  expect(answer.status).toBe(200);
  expect(faultsOf('GET', '/api/catalog', answer)).toEqual([]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a quote is as described', async () => {
  const body = JSON.stringify({ items: [seat, { sku: 'tee', quantity: 2 }, seat] });
  const answer = await call('POST', '/api/quotes', { headers: json, body });
  expect(answer.status).toBe(200);
  expect(faultsOf('POST', '/api/quotes', answer)).toEqual([]);
  expect(answer.body).toMatchObject({ subtotal: 8400, total: 8400, lines: [{ quantity: 2 }, {}] });
});

test('the end of the bank’s step is as described, too early, in time, and of no checkout', async () => {
  const template = '/api/checkouts/{id}/authentication';
  const asked = await place(
    { ...checkout, payment: { paymentMethod: 'pm_card_threeDSecure2Required' } },
    { ...keyed(), Prefer: 'wait=2' },
  );
  expect(faultsOf('POST', '/api/checkouts', asked)).toEqual([]);
  expect((await shop.decided(asked, 15)).body).toMatchObject({ status: 'requires_action' });
  const path = `${asked.headers.get('location')}/authentication`;
  const end = (headers = {}) => call('POST', template, { headers }, path);

  const early = await end();
  expect(early.body).toMatchObject({ status: 'requires_action' });
  expect(faultsOf('POST', template, early)).toEqual([]);

  shop.dynamoDbFaults.add({ action: 'GetItem', kind: 'error-before' });
  const away = await end();
  shop.dynamoDbFaults.clear();
  expect(away.status).toBe(503);
  expect(faultsOf('POST', template, away)).toEqual([]);

  const { id } = asked.body as unknown as { id: string };
  await playBank(shop.paymentsOf(id)[0]?.id ?? '');
  // Stripe is asked once a second about a checkout.
  await sleep(1000);
  const over = await end({ Prefer: 'wait=2' });
  expect((await shop.decided(over, 15)).body).toMatchObject({
    status: expect.stringMatching(/confirmed|paid/),
  });
  expect(faultsOf('POST', template, over)).toEqual([]);

  const unknown = `/api/checkouts/chk_${'0'.repeat(24)}/authentication`;
  const missing = await call('POST', template, {}, unknown);
  expect(missing.status).toBe(404);
  expect(faultsOf('POST', template, missing)).toEqual([]);
});

test('a checkout is as described, at once and after waiting', async () => {
  const placed = await place(checkout, { ...keyed(), Prefer: 'wait=20' });
  expect(faultsOf('POST', '/api/checkouts', placed)).toEqual([]);
  expect(placed.headers.get('preference-applied')).toBe('wait=2');
  const path = placed.headers.get('location') ?? '';
  const later = await call('GET', '/api/checkouts/{id}', { headers: { Prefer: 'wait=2' } }, path);
  expect(faultsOf('GET', '/api/checkouts/{id}', later)).toEqual([]);

  const declined = await place({ ...checkout, payment: { token: 'tok_chargeDeclined' } });
  expect(faultsOf('POST', '/api/checkouts', declined)).toEqual([]);
  const known = declined.headers.get('location') ?? '';
  const decided = await call(
    'GET',
    '/api/checkouts/{id}',
    { headers: { Prefer: 'wait=2' } },
    known,
  );
  expect(faultsOf('GET', '/api/checkouts/{id}', decided)).toEqual([]);
  expect((await shop.decided(decided, 15)).body).toMatchObject({
    status: 'declined',
    error: { code: 'card_declined' },
  });
  await Promise.all(shop.executions.list().map(({ name }) => shop.executions.whenEnded(name)));
});

test('a checkout names its discount, shipping and taxes as described', async () => {
  const shipping = {
    name: 'Ada Lovelace',
    line1: 'Hauptstr. 1',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
  };
  const items = [{ sku: 'poster', quantity: 1 }];
  const sent = { ...checkout, items, shipping, promotionCode: 'WELCOME10' };
  const placed = await place({ ...sent, expectedTotal: 2160 + 1500 });

  expect(faultsOf('POST', '/api/checkouts', placed)).toEqual([]);
  expect(placed.body).toMatchObject({
    promotion: { code: 'WELCOME10' },
    shippingRate: { name: 'International' },
    taxes: [{ name: 'VAT', percent: '19', inclusive: true }],
  });
});

test('an order that waits for the merchant says so, as described', async () => {
  const items = [{ sku: 'chair', quantity: 1 }];
  const placed = await place({ ...checkout, items, expectedTotal: 48000, shipping: home });
  const waiting = await shop.decided(placed, 15);

  expect(faultsOf('POST', '/api/checkouts', waiting)).toEqual([]);
  expect(waiting.body).toMatchObject({ status: 'confirmed', awaitsApproval: true });
});

const tooLong = JSON.stringify({ ...checkout, note: 'x'.repeat(16 * 1024) });

const refusals: readonly [string, unknown, Record<string, string>, number, string, string?][] = [
  ['without a key', checkout, json, 400, 'idempotency_key_missing'],
  [
    'with a short key',
    checkout,
    { ...json, 'Idempotency-Key': 'short' },
    400,
    'idempotency_key_invalid',
  ],
  [
    'with a key of odd characters',
    checkout,
    { ...json, 'Idempotency-Key': 'a b c d e f g h i j' },
    400,
    'idempotency_key_invalid',
  ],
  ['that is no JSON', '{"items":', keyed(), 400, 'invalid_json'],
  ['that is empty', '', keyed(), 400, 'invalid_json'],
  ['over 16 KB', tooLong, keyed(), 413, 'body_too_large'],
  [
    'of another type',
    checkout,
    { ...keyed(), 'Content-Type': 'text/plain' },
    415,
    'unsupported_media_type',
  ],
  [
    'of a form',
    'a=b',
    { ...keyed(), 'Content-Type': 'application/x-www-form-urlencoded' },
    415,
    'unsupported_media_type',
  ],
  ['that is a list', [], keyed(), 422, 'invalid_request'],
  ['that is null', 'null', keyed(), 422, 'invalid_request'],
  ['without items', { ...checkout, items: undefined }, keyed(), 422, 'invalid_request', 'items'],
  ['with no item', { ...checkout, items: [] }, keyed(), 422, 'invalid_request', 'items'],
  [
    'with 21 lines',
    { ...checkout, items: Array(21).fill(seat) },
    keyed(),
    422,
    'invalid_request',
    'items',
  ],
  [
    'of none',
    { ...checkout, items: [{ sku: 'workshop', quantity: 0 }] },
    keyed(),
    422,
    'invalid_request',
    'items[0].quantity',
  ],
  [
    'of a half',
    { ...checkout, items: [seat, { sku: 'workshop', quantity: 0.5 }] },
    keyed(),
    422,
    'invalid_request',
    'items[1].quantity',
  ],
  [
    'of a number in words',
    { ...checkout, items: [{ sku: 'workshop', quantity: '1' }] },
    keyed(),
    422,
    'invalid_request',
    'items[0].quantity',
  ],
  [
    'of a hundred',
    { ...checkout, items: [{ sku: 'workshop', quantity: 100 }] },
    keyed(),
    422,
    'invalid_request',
    'items[0].quantity',
  ],
  [
    'without an e-mail',
    { ...checkout, email: 'shopper' },
    keyed(),
    422,
    'invalid_request',
    'email',
  ],
  [
    'without a token',
    { ...checkout, payment: undefined },
    keyed(),
    422,
    'invalid_request',
    'payment',
  ],
  [
    'with an empty payment',
    { ...checkout, payment: {} },
    keyed(),
    422,
    'invalid_request',
    'payment',
  ],
  [
    'with two payments',
    { ...checkout, payment: { token: 'tok_visa', paymentMethod: 'pm_card_visa' } },
    keyed(),
    422,
    'invalid_request',
    'payment',
  ],
  [
    'with a card number',
    { ...checkout, payment: { token: '4242424242424242' } },
    keyed(),
    422,
    'invalid_request',
    'payment.token',
  ],
  [
    'without its total',
    { ...checkout, expectedTotal: undefined },
    keyed(),
    422,
    'invalid_request',
    'expectedTotal',
  ],
  [
    'with a broken total',
    { ...checkout, expectedTotal: 14.5 },
    keyed(),
    422,
    'invalid_request',
    'expectedTotal',
  ],
  [
    'of an unknown product',
    { ...checkout, items: [{ sku: 'boat', quantity: 1 }] },
    keyed(),
    422,
    'unknown_sku',
    'items[0].sku',
  ],
  [
    'of more than there is',
    { ...checkout, items: [{ sku: 'lamp', quantity: 50 }] },
    keyed(),
    422,
    'out_of_stock',
    'items[0].quantity',
  ],
  ['at another price', { ...checkout, expectedTotal: 1 }, keyed(), 409, 'price_changed'],
];

// A row without a field still has a sixth value, or jest would take the parameter for its `done`.
test.each(
  refusals.map(
    ([what, body, headers, status, code, field]) =>
      [what, body, headers, status, code, field] as const,
  ),
)(
  'a checkout %s is refused, and nothing reaches Stripe',
  async (_, body, headers, status, code, field) => {
    const requests = shop.stripe.state().journal.length;
    const executions = shop.executions.list().length;
    const answer = await place(body, headers);

    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.field).toBe(field);
    expect(answer.body.detail).toMatch(/^\S.+\.$/);
    expect(faultsOf('POST', '/api/checkouts', answer)).toEqual([]);
    expect(shop.stripe.state().journal).toHaveLength(requests);
    expect(shop.executions.list()).toHaveLength(executions);
  },
);

test.each<[string, string, Record<string, string>, number]>([
  ['no JSON', '{', json, 400],
  ['too much', tooLong, json, 413],
  ['another type', '{}', { 'Content-Type': 'text/plain' }, 415],
  ['nothing', '{}', json, 422],
])('a quote for %s is refused as described', async (_, body, headers, status) => {
  const answer = await call('POST', '/api/quotes', { headers, body });
  expect(answer.status).toBe(status);
  expect(faultsOf('POST', '/api/quotes', answer)).toEqual([]);
});

test('a total past Stripe’s limit is refused as too large, and one below as too small', async () => {
  const table = shop.tableName('TablesProducts');
  const sell = async (sku: string, unitAmount: number) => {
    await callDynamoDb(shop.dynamoDbUrl, 'UpdateItem', {
      TableName: table,
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET unitAmount = :amount',
      ExpressionAttributeValues: { ':amount': { N: String(unitAmount) } },
    });
  };
  await sell('workshop', 49);
  const small = await place({ ...checkout, items: [{ sku: 'workshop', quantity: 1 }] });
  await sell('workshop', 50_000_000);
  const large = await place({ ...checkout, items: [{ sku: 'workshop', quantity: 2 }] });
  await sell('workshop', 1400);

  expect(small.body).toMatchObject({
    code: 'amount_too_small',
    detail: expect.stringContaining('$0.50'),
  });
  expect(large.body).toMatchObject({ code: 'amount_too_large' });
  expect(faultsOf('POST', '/api/checkouts', small)).toEqual([]);
  expect(faultsOf('POST', '/api/checkouts', large)).toEqual([]);
});

test('too many wrong promotion codes are refused as described, and then the good ones, too', async () => {
  const quote = (promotionCode: string) =>
    call('POST', '/api/quotes', {
      headers: json,
      body: JSON.stringify({ items: [seat], promotionCode }),
    });
  for (let tries = 0; tries < 20; tries += 1) expect((await quote(`N${tries}`)).status).toBe(422);
  for (const code of ['N20', 'WELCOME10']) {
    const refused = await quote(code);
    expect(refused.status).toBe(429);
    expect(faultsOf('POST', '/api/quotes', refused)).toEqual([]);
  }
});

test('too many declines in the shop are a 503 that says when to come again, for new checkouts alone', async () => {
  const { hourRow, name } = declineCountAt(Date.now());
  const setDeclines = async (count: number) => {
    await callDynamoDb(shop.dynamoDbUrl, 'UpdateItem', {
      TableName: shop.tableName('TablesAttempts'),
      Key: { viewer: { S: hourRow } },
      UpdateExpression: 'SET #count = :count',
      ExpressionAttributeNames: { '#count': name },
      ExpressionAttributeValues: { ':count': { N: String(count) } },
    });
  };
  const headers = keyed();
  expect((await place(checkout, headers)).status).toBe(201);
  await setDeclines(60);
  const refused = await place(checkout);
  expect([refused.status, refused.body.code]).toEqual([503, 'too_many_declines']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(400);
  expect(faultsOf('POST', '/api/checkouts', refused)).toEqual([]);
  const repeated = await place(checkout, headers);
  expect([repeated.status, repeated.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect((await call('GET', '/api/catalog')).status).toBe(200);
  const body = JSON.stringify({ items: [seat] });
  expect((await call('POST', '/api/quotes', { headers: json, body })).status).toBe(200);
  await setDeclines(0);
});

test('a key used for another body, and too many declines from one address, are refused as described', async () => {
  const headers = keyed();
  await place(checkout, headers);
  const reused = await place({ ...checkout, email: 'other@example.com' }, headers);
  expect(reused.body.code).toBe('idempotency_key_reused');
  expect(faultsOf('POST', '/api/checkouts', reused)).toEqual([]);

  const declined = { ...checkout, payment: { token: 'tok_chargeDeclined' } };
  for (let tries = 0; tries < 8; tries += 1) await shop.decided(await place(declined), 15);
  const late = await place(declined);
  expect(late.status).toBe(429);
  expect(faultsOf('POST', '/api/checkouts', late)).toEqual([]);
});

test('what is not there is a 404, and a method that isn’t taken a 405 that says which are', async () => {
  const unknown = await call(
    'GET',
    '/api/checkouts/{id}',
    {},
    `/api/checkouts/chk_${'0'.repeat(24)}`,
  );
  expect(faultsOf('GET', '/api/checkouts/{id}', unknown)).toEqual([]);
  expect(unknown.status).toBe(404);
  const nowhere = await call('GET', '/api/nowhere');
  expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } });
  const wrong = await call('DELETE', '/api/catalog');
  expect(wrong).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  expect(wrong.headers.get('allow')).toBe('GET, HEAD');
});

test('HEAD is answered as GET, without a body', async () => {
  const head = await shop.head('/api/catalog');
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(await head.text()).toBe('');
});

test('an outage is a 503 that may be repeated', async () => {
  shop.dynamoDbFaults.add({ action: 'Scan', kind: 'error-before' });
  shop.dynamoDbFaults.add({ action: 'BatchGetItem', kind: 'error-before' });
  shop.dynamoDbFaults.add({ action: 'GetItem', kind: 'error-before' });
  const body = JSON.stringify({ items: [seat] });
  const answers = [
    ['GET', '/api/catalog', await call('GET', '/api/catalog')],
    ['POST', '/api/quotes', await call('POST', '/api/quotes', { headers: json, body })],
    ['POST', '/api/checkouts', await place(checkout)],
  ] as const;
  shop.dynamoDbFaults.clear();
  for (const [method, template, answer] of answers) {
    expect(answer.status).toBe(503);
    expect(faultsOf(method, template, answer)).toEqual([]);
  }
});

test('every answer that the document describes was seen here, except for bugs’ 500', () => {
  const described = Object.entries(openApi.paths).flatMap(([template, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${template} ${status}`),
    ),
  );
  const unseen = described
    .filter((each) => !each.includes('/api/stripe/webhook')) // webhook.test.ts has those.
    .filter((each) => !seen.has(each) && !each.endsWith(' 500'));
  expect(unseen).toEqual(['GET /api/checkouts/{id} 503']);
});
