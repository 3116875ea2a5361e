/** What a fork may set, on the running system: each setting with another value than in cdk.json. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Quote } from '../../functions/checkout/contract.ts';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { synthesize } from '../../local/synthesize.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

const assembly = mkdtempSync(path.join(tmpdir(), 'holdfast-settings-'));
let shop: CheckoutSystem;
beforeAll(async () => {
  await synthesize(assembly, {
    stackName: 'Shop-2',
    capture: 'on-approval',
    atDeadline: 'capture',
    tax: 'stripe-exclusive',
    phone: 'required',
    stripeReadKey: true,
  });
  shop = await startCheckoutSystem({ assembly, tokenWaitMs: 1000 });
}, 60_000);
afterAll(async () => {
  expect(await shop.violations()).toEqual([]);
  await shop.stop();
  rmSync(assembly, { recursive: true });
});

/** As if the hold were about to end: the merchant's time is over two hours before that. */
const passDeadline = (orderId: string | undefined) =>
  callDynamoDb(shop.dynamoDbUrl, 'UpdateItem', {
    TableName: shop.tableName('TablesOrders'),
    Key: { id: { S: orderId } },
    UpdateExpression: 'SET captureBefore = :soon',
    ExpressionAttributeValues: { ':soon': { S: new Date(Date.now() + hourMs).toISOString() } },
  });
const hourMs = 60 * 60 * 1000;

const poster = [{ sku: 'poster', quantity: 1 }];
const berkeley = { country: 'US', state: 'CA', postalCode: '94704' };
const adaInBerkeley = {
  ...{ ...berkeley, name: 'Ada', line1: '1 Street', city: 'Berkeley' },
  phone: '+1 (510) 555-0123',
};
const quote = (destination: object) =>
  shop.call<Quote>('/api/quotes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ items: poster, destination }),
  });

test('the end of the bank’s step is looked at by a key that may only read, and so is everything', async () => {
  const { body } = await shop.place({
    payment: { paymentMethod: 'pm_card_threeDSecure2Required' },
  });
  expect(body.status).toBe('requires_action');
  const told = await shop.call(`/api/checkouts/${body.id}/authentication`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(told.status).toBe(200);
  await shop.lambda('ReconcilerReconcile').invoke({ scope: 'everything' });
  const refused = shop.stripe.state().journal.filter(({ status }) => status === 403);
  expect(refused).toEqual([]);
  expect((await shop.ended(body.id)).checkout.status).toBe('expired');
});

test('a stack of another name runs under that name', () => {
  expect(shop.stack.name).toBe('Shop-2');
  expect(shop.tableName('TablesOrders')).toMatch(/^Shop-2-/);
});

describe('with taxes by Stripe Tax', () => {
  test('a quote has those, and none of the shop’s own rates', async () => {
    const { body } = await quote(berkeley);
    expect(body.taxes).toEqual([
      { name: 'Sales tax', percent: '7.25', amount: 218, inclusive: false },
    ]);
    expect(body.total).toBe(2400 + 600 + 218);
  });

  test('a checkout costs what its quote said, and is refused at another price', async () => {
    const extra = { shipping: adaInBerkeley };
    const cheaper = await shop.place({ items: poster, expectedTotal: 3000, extra });
    expect([cheaper.status, cheaper.body.code]).toEqual([409, 'price_changed']);
    const { body } = await shop.place({ items: poster, expectedTotal: 3218, extra });
    expect([body.status, body.total, body.tax]).toEqual(['confirmed', 3218, 218]);
    await passDeadline(body.orderId);
    expect((await shop.ended(body.id)).checkout).toMatchObject({ status: 'paid', total: 3218 });
  });

  test('a quote waits for the postal code that Stripe needs', async () => {
    const { status, body } = await quote({ country: 'US', state: 'CA' });
    expect([status, body.needsDestination, body.taxes]).toEqual([200, true, []]);
  });
});

describe('with a telephone number that is needed', () => {
  test('an order keeps it as one that can be dialed, and shows it to the merchant', async () => {
    const { body } = await shop.place({
      items: poster,
      expectedTotal: 3218,
      extra: { shipping: adaInBerkeley },
    });
    const shown = await shop
      .lambda('MerchantOrders')
      .invoke({ command: 'show', orderId: body.orderId });
    expect(shown).toMatchObject({ order: { shipping: { phone: '+15105550123' } } });
    await passDeadline(body.orderId);
    expect((await shop.ended(body.id)).checkout.status).toBe('paid');
  });

  test('a checkout without it is told what is missing, and nothing is held', async () => {
    const { phone: _, ...shipping } = adaInBerkeley;
    const { status, body } = await shop.place({
      items: poster,
      expectedTotal: 3218,
      extra: { shipping },
    });
    expect([status, body.code, body.field]).toEqual([422, 'invalid_request', 'shipping.phone']);
  });
});

test('every order waits for the merchant, and is captured at its deadline where that is set', async () => {
  const { body } = await shop.place();
  expect(body.status).toBe('confirmed');
  await passDeadline(body.orderId);
  const { checkout, states } = await shop.ended(body.id);
  expect(states).toEqual(expect.arrayContaining(['AwaitApproval', 'CheckApproval', 'Capture']));
  expect(checkout).toMatchObject({ status: 'paid', total: 1400 });
});
