import { randomUUID } from 'node:crypto';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.awsFaults.clear();
});

const executionsOf = (id: string) => shop.executions.list().filter(({ name }) => name === id);

test('two requests at once with one key make one execution, one hold, one order', async () => {
  const idempotencyKey = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => shop.place({ idempotencyKey })));
  const [first] = answers;
  const id = first?.body.id ?? '';
  await shop.ended(id);

  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(executionsOf(id)).toHaveLength(1);
  expect(shop.paymentsOf(id)).toHaveLength(1);
  expect((await shop.rows('TablesOrders')).filter((order) => order.checkoutId === id)).toHaveLength(
    1,
  );
  const captures = shop.stripe
    .state()
    .journal.filter(({ idempotencyKey: key }) => key === `${id}:capture`);
  expect(captures).toHaveLength(1);
});

test('a repeat long after gives the same checkout, and says that it is a repeat', async () => {
  const idempotencyKey = randomUUID();
  const first = await shop.place({ idempotencyKey });
  await shop.ended(first.body.id);
  const calls = shop.stripe.state().journal.length;
  const repeat = await shop.place({ idempotencyKey });

  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect(repeat.status).toBe(201);
  expect(repeat.headers.get('idempotent-replayed')).toBe('true');
  expect(repeat.headers.get('location')).toBe(`/api/checkouts/${first.body.id}`);
  expect(repeat.body).toMatchObject({ id: first.body.id, status: 'paid' });
  expect(shop.stripe.state().journal).toHaveLength(calls);
});

test('a row that is written late finds the first one, and leaves it as it is by then', async () => {
  const idempotencyKey = randomUUID();
  const { promise: first, resolve: letPass } = Promise.withResolvers<void>();
  shop.dynamoDbFaults.add({ action: 'PutItem', kind: 'slow-before', times: 1, until: first });
  const puts = () => shop.dynamoDbFaults.calls().filter((action) => action === 'PutItem').length;
  const putsBefore = puts();
  const late = shop.place({ idempotencyKey });
  while (puts() === putsBefore) await new Promise(setImmediate);

  const quick = await shop.place({ idempotencyKey });
  await shop.ended(quick.body.id);
  const rowOf = async () =>
    (await shop.rows('TablesCheckouts')).find(({ id }) => id === quick.body.id);
  const row = await rowOf();
  letPass();
  const answer = await late;

  expect(quick.headers.get('idempotent-replayed')).toBeNull();
  expect(answer.headers.get('idempotent-replayed')).toBe('true');
  expect(answer.body).toMatchObject({ id: quick.body.id, status: 'paid' });
  expect(row).toMatchObject({ status: 'paid' });
  expect(await rowOf()).toEqual(row);
  expect(executionsOf(quick.body.id)).toHaveLength(1);
  expect(shop.paymentsOf(quick.body.id)).toHaveLength(1);
});

test('a key that was used for another body is refused', async () => {
  const idempotencyKey = randomUUID();
  await shop.place({ idempotencyKey });
  const other = await shop.place({ idempotencyKey, email: 'other@example.com' });

  expect(other.status).toBe(409);
  expect(other.body.code).toBe('idempotency_key_reused');
});

test('a checkout whose start was lost is started by the repeat, once', async () => {
  const idempotencyKey = randomUUID();
  shop.awsFaults.add({ action: 'StartExecution', kind: 'error-before', times: 3 });
  const lost = await shop.place({ idempotencyKey });
  expect(lost.status).toBe(503);
  expect(lost.body.code).toBe('unavailable');

  const repeat = await shop.place({ idempotencyKey });
  expect((await shop.ended(repeat.body.id)).checkout.status).toBe('paid');
  expect(executionsOf(repeat.body.id)).toHaveLength(1);
  expect(shop.paymentsOf(repeat.body.id)).toHaveLength(1);
});

test('a start whose answer was lost is one execution', async () => {
  const idempotencyKey = randomUUID();
  shop.awsFaults.add({ action: 'StartExecution', kind: 'lost-reply', times: 3 });
  await shop.place({ idempotencyKey });
  const repeat = await shop.place({ idempotencyKey });

  expect((await shop.ended(repeat.body.id)).checkout.status).toBe('paid');
  expect(executionsOf(repeat.body.id)).toHaveLength(1);
});

/** A checkout whose execution was stopped while Stripe was placing the hold: it is `processing`. */
const stoppedWhileAuthorizing = async (idempotencyKey: string): Promise<string> => {
  shop.stripe.faults.add({
    kind: 'slow-after',
    method: 'POST',
    path: '/v1/payment_intents',
    delayMs: 200,
  });
  const { body } = await shop.place({ idempotencyKey, waitSeconds: 0 });
  while (shop.paymentsOf(body.id).length === 0) await new Promise(setImmediate);
  await shop.executions.abort(body.id);
  expect((await shop.ended(body.id)).execution.status).toBe('ABORTED');
  // The stopped call goes on at Stripe; whoever comes later comes later than that.
  while (shop.stripe.state().journal.some(({ status }) => status === 'pending')) {
    await new Promise(setImmediate);
  }
  return body.id;
};

test('a repeat after the execution was stopped answers with the checkout as it is, and starts nothing', async () => {
  const idempotencyKey = randomUUID();
  const id = await stoppedWhileAuthorizing(idempotencyKey);
  const calls = shop.stripe.state().journal.length;

  const repeat = await shop.place({ idempotencyKey, waitSeconds: 0 });
  expect(repeat.status).toBe(201);
  expect(repeat.headers.get('idempotent-replayed')).toBe('true');
  expect(repeat.body).toMatchObject({ id, status: 'processing' });
  expect(executionsOf(id)).toMatchObject([{ status: 'ABORTED' }]);
  expect(shop.stripe.state().journal).toHaveLength(calls);

  shop.executions.redrive(id);
  expect((await shop.ended(id)).checkout.status).toBe('paid');
  expect(shop.paymentsOf(id)).toHaveLength(1);
});

test('an execution that an operator stops and redrives holds and captures once', async () => {
  const id = await stoppedWhileAuthorizing(randomUUID());
  shop.executions.redrive(id);
  expect((await shop.ended(id)).checkout.status).toBe('paid');
  expect(shop.paymentsOf(id)).toMatchObject([{ status: 'succeeded', amount_received: 1400 }]);
});

test('many buyers of the last few pieces get one order per piece, and no other hold is left', async () => {
  await shop.setStock('lamp', 3);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      shop.place({ items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 }),
    ),
  );
  await Promise.all(
    answers.filter(({ status }) => status === 201).map(({ body }) => shop.ended(body.id)),
  );

  const orders = (await shop.rows('TablesOrders')).filter(({ totalMinor }) => totalMinor === 11900);
  expect(orders).toHaveLength(3);
  expect(await shop.stockOf('lamp')).toBe(0);
  for (const { body, status } of answers) {
    if (status === 422) expect(body.code).toBe('out_of_stock');
    else expect(['confirmed', 'paid', 'rejected']).toContain(body.status);
  }
});

test('the books are in order after all of this', async () => {
  expect(await shop.violations()).toEqual([]);
});
