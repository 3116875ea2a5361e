/** The plain flow over HTTP, at a stand-in and an engine of its own. */
import { randomUUID } from 'node:crypto';
import { type StripeStandIn, startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import { type PlainServer, servePlain } from '../../../bench/flows/plain-server.ts';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import { readTable } from '../../../local/dynamodb/tables.ts';

let engine: Engine;
let stripe: StripeStandIn;
let server: PlainServer;

beforeAll(async () => {
  engine = await startEngine();
  await callDynamoDb(engine.url, 'CreateTable', {
    TableName: 'Orders',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  stripe = await startStripeStandIn({ port: 0 });
  server = await servePlain({
    stripeUrl: stripe.url,
    dynamoDbUrl: engine.url,
    ordersTable: 'Orders',
  });
});

afterAll(async () => {
  await server.stop();
  await stripe.close();
  await engine.stop();
});

const click = async (overrides: object = {}) => {
  const email = `${randomUUID()}@example.com`;
  const items = [{ sku: 'workshop', quantity: 2 }];
  const response = await fetch(`${server.url}/checkout`, {
    method: 'POST',
    body: JSON.stringify({ items, email, paymentMethod: 'pm_card_visa', ...overrides }),
  });
  return { email, status: response.status };
};

/** What a look gives once it is as it should be, or after two seconds. */
const eventually = async <T>(look: () => Promise<T> | T, isDone: (found: T) => boolean) => {
  for (let looks = 1; ; looks += 1) {
    const found = await look();
    if (isDone(found) || looks === 200) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** The payments of this shopper, once none of them is only held. */
const paymentsOf = async (shopper: string) => {
  const own = await eventually(
    () =>
      stripe.control.state().paymentIntents.filter(({ metadata }) => metadata.email === shopper),
    (all) => all.every(({ status }) => status !== 'requires_capture'),
  );
  return own.map(({ status, amount_received }) => [status, amount_received]);
};

const ordersOf = async (shopper: string) => {
  const rows = await readTable(engine.url, 'Orders');
  return rows.filter(({ email }) => email === shopper).map(({ status }) => status);
};

test('a click is an order by the catalogue’s price, and its payment is captured', async () => {
  const { email, status } = await click();
  expect(status).toBe(201);
  expect(await paymentsOf(email)).toEqual([['succeeded', 2800]]);
  expect(await ordersOf(email)).toEqual(['placed']);
});

test('a declined card is no order', async () => {
  const { email, status } = await click({ paymentMethod: 'pm_card_visa_chargeDeclined' });
  expect(status).toBe(402);
  expect(await ordersOf(email)).toEqual([]);
});

test('a hold that can’t be captured is released, and its order canceled', async () => {
  stripe.control.faults.add({
    kind: 'refused',
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
  });
  const { email, status } = await click();
  expect(status).toBe(201);
  expect(await paymentsOf(email)).toEqual([['canceled', 0]]);
  const orders = await eventually(
    () => ordersOf(email),
    ([status]) => status !== 'placed',
  );
  expect(orders).toEqual(['canceled']);
});

test('two clicks are two payments, and one with a key', async () => {
  const email = 'twice@example.com';
  await Promise.all([click({ email }), click({ email })]);
  expect(await paymentsOf(email)).toHaveLength(2);
  const keyed = { email: 'keyed@example.com', key: 'a-key' };
  await Promise.all([click(keyed), click(keyed)]);
  expect(await paymentsOf(keyed.email)).toEqual([['succeeded', 2800]]);
  expect(await ordersOf(keyed.email)).toEqual(['placed']);
});
