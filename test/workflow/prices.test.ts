/** Prices as they are quoted, held and captured, on the synthesized stack. */
import type { Quote } from '../../functions/checkout/contract.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());
afterEach(async () => {
  await Promise.all(shop.executions.list().map(({ name }) => shop.executions.whenEnded(name)));
  expect(await shop.violations()).toEqual([]);
});

const poster = [{ sku: 'poster', quantity: 1 }];
const quoted = (body: object) =>
  shop.call<Quote & { code?: string }>('/api/quotes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const address = (country: string, state?: string) => ({
  name: 'Ada Canary',
  line1: '1 Canary Street',
  city: 'Somewhere',
  postalCode: '94107',
  country,
  ...(state !== undefined && { state }),
});

test.each([
  ['US', 'CA', 2400 + 600 + 174],
  ['DE', undefined, 2400 + 1500],
])(
  'a poster to %s is captured as it was quoted, with shipping and tax',
  async (country, state, total) => {
    const shipping = address(country, state);
    const destination = { country, ...(state !== undefined && { state }) };
    const quote = await quoted({ items: poster, destination });
    expect(quote.body.total).toBe(total);

    const { body } = await shop.place({ items: poster, expectedTotal: total, extra: { shipping } });
    const { checkout, execution } = await shop.ended(body.id);
    expect(checkout).toMatchObject({ status: 'paid', total, captured: total, subtotal: 2400 });
    expect(shop.paymentsOf(body.id)).toMatchObject([{ amount: total, amount_received: total }]);
    const [order] = (await shop.rows('TablesOrders')).filter((each) => each.checkoutId === body.id);
    expect(order).toMatchObject({ shipping, price: { shipping: quote.body.shipping } });
    // Where it goes is in the tables, and nowhere else.
    expect(JSON.stringify([execution, shop.logs])).not.toContain('Canary');
  },
);

test('what is shipped needs an address, and one that the shop ships to', async () => {
  const extra = { shipping: undefined };
  const nowhere = await shop.place({ items: poster, expectedTotal: 2400, extra });
  expect(nowhere).toMatchObject({
    status: 422,
    body: { code: 'invalid_request', field: 'shipping' },
  });
  const shipping = address('PT');
  const far = await shop.place({ items: poster, expectedTotal: 2400, extra: { shipping } });
  expect(far).toMatchObject({
    status: 422,
    body: { code: 'cannot_ship', field: 'shipping.country' },
  });
});

test('what is taxed by state needs the state, which is never untaxed for its spelling', async () => {
  const to = (state?: string) =>
    shop.place({ items: poster, expectedTotal: 3000, extra: { shipping: address('US', state) } });
  const refused = { status: 422, body: { code: 'invalid_request', field: 'shipping.state' } };
  expect(await to()).toMatchObject(refused);
  expect(await to('ZZ')).toMatchObject(refused);
  for (const state of ['ca', 'California', 'CALIF.']) {
    const { body } = await to(state);
    expect([body.code, body.quote?.total]).toEqual(['price_changed', 3174]);
  }
});

test('a price that changed with the address is asked about again', async () => {
  const shipping = address('US', 'NY');
  const { body, status } = await shop.place({
    items: poster,
    expectedTotal: 2400,
    extra: { shipping },
  });
  expect([status, body.code, body.quote?.total]).toEqual([409, 'price_changed', 3000]);
});

test('the last use of a code is one order’s, and the other’s hold is released', async () => {
  const items = [{ sku: 'tee', quantity: 1 }];
  const extra = { promotionCode: 'fiver' };
  const used = { code: { S: 'FIVER' }, redeemed: { N: '99' } };
  await shop.putRow('TablesPromotions', used);
  // Both are placed before either has used the code.
  const slow = {
    kind: 'slow-after',
    method: 'POST',
    path: '/v1/payment_intents',
    delayMs: 800,
  } as const;
  for (const _ of [1, 2]) shop.stripe.faults.add(slow);
  const placed = await Promise.all(
    [1, 2].map(() => shop.place({ items, expectedTotal: 2900, extra, waitSeconds: 0 })),
  );
  const ended = await Promise.all(placed.map(({ body }) => shop.ended(body.id)));
  expect(ended.map(({ checkout }) => checkout.status).sort()).toEqual(['paid', 'rejected']);
  const rejected = ended.find(({ checkout }) => checkout.status === 'rejected');
  expect(rejected?.checkout.error?.code).toBe('promotion_used_up');
  expect(shop.paymentsOf(rejected?.checkout.id ?? '')).toMatchObject([{ status: 'canceled' }]);

  const late = await quoted({ items, ...extra });
  expect(late).toMatchObject({ status: 422, body: { code: 'promotion_unusable' } });
  // What was written by hand above belongs to no order.
  await shop.putRow('TablesPromotions', { ...used, redeemed: { N: '1' } });
});

test('49 cents are refused with a sentence', async () => {
  await shop.putRow('TablesProducts', {
    sku: { S: 'pin' },
    name: { S: 'Pin' },
    description: { S: '' },
    image: { S: '/images/mug.svg' },
    unitAmount: { N: '49' },
    currency: { S: 'usd' },
    stock: { N: '9' },
    position: { N: '99' },
    shippable: { BOOL: false },
  });
  const { status, body } = await quoted({ items: [{ sku: 'pin', quantity: 1 }] });
  expect([status, body]).toMatchObject([
    422,
    {
      code: 'amount_too_small',
      detail: 'The total is too small to be paid by card: it must be at least $0.50.',
    },
  ]);
});
