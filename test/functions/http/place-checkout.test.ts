import { checkoutIdOf, fingerprintOf } from '../../../functions/checkout/idempotency.ts';
import { UnknownTaxLocation } from '../../../functions/stripe/tax.ts';
import {
  checkoutRequestOf,
  placedAt,
  placedAtMs,
  storedCheckout,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { productOf } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { firstKey, shop } from './placing-shop.ts';

const key = firstKey;
const berkeley = {
  name: 'Ada',
  line1: '1 Street',
  city: 'Berkeley',
  state: 'CA',
  country: 'US',
};
const id = checkoutIdOf(key);

describe('a new checkout', () => {
  test('is written with the shop’s price and started with the same', async () => {
    const { state, place } = shop();
    const { checkout, replayed } = await place();
    expect(replayed).toBe(false);
    expect(checkout).toStrictEqual({
      id,
      status: 'processing',
      currency: 'usd',
      totalMinor: 2800,
      lines: [{ sku: 'mug', name: 'Enamel mug', quantity: 2, unitAmount: 1400, amount: 2800 }],
      price: { subtotal: 2800, discount: 0, shipping: 0, tax: 0, taxes: [] },
      email: 'ada@example.com',
      fingerprint: fingerprintOf(checkoutRequestOf()),
      viewer: 'viewer 203.0.113.7',
      placedAt,
      openSince: placedAt,
    });
    expect([...state.rows.values()]).toEqual([checkout]);
    expect(state.started).toStrictEqual([
      {
        checkoutId: id,
        amountMinor: 2800,
        currency: 'usd',
        payment: { confirmationToken: 'ctoken_1Nnn' },
        placedAt,
      },
    ]);
  });

  test('keeps where it goes, what the total is made of, and its code with its limit', async () => {
    const { state, place } = shop();
    state.products = [productOf({ shippable: true, unitAmount: 1500 })];
    const shipping = {
      name: 'Ada',
      line1: '1 Street',
      city: 'Berkeley',
      state: 'CA',
      country: 'US',
      phone: '+15105550123',
    };
    const { checkout } = await place(
      checkoutRequestOf({ shipping, promotionCode: 'fiver', expectedTotal: 2500 + 600 + 181 }),
    );
    expect(checkout).toMatchObject({
      totalMinor: 3281,
      shipping,
      price: { subtotal: 3000, discount: 500, shipping: 600, tax: 181 },
      promotion: { code: 'FIVER', maxRedemptions: 2 },
    });
    expect(JSON.stringify(state.started)).not.toMatch(/Ada|Street|FIVER|5550123/);
  });

  test('of what is shipped needs an address', async () => {
    const { state, place } = shop();
    state.products = [productOf({ shippable: true })];
    expect(await refusalOf(() => place())).toMatchObject({
      code: 'invalid_request',
      field: 'shipping',
    });
    expect(state.rows.size).toBe(0);
  });

  describe('of what is taxed by state', () => {
    const address = { name: 'Ada', line1: '1 Street', city: 'Berkeley', country: 'US' };
    const placeTo = (state?: string) => {
      const { state: its, place } = shop();
      its.products = [productOf({ shippable: true })];
      const shipping = { ...address, ...(state !== undefined && { state }) };
      const placed = () => place(checkoutRequestOf({ shipping, expectedTotal: 2800 + 600 + 203 }));
      return { its, placed };
    };

    test.each([
      ['no state', undefined, 'Please say which state your order is to be sent to.'],
      ['a state that is no code', 'Bavaria', 'Please give the state by its short code.'],
    ])('is refused with %s, by the field, and nothing is written', async (_, state, detail) => {
      const { its, placed } = placeTo(state);
      const refusal = { code: 'invalid_request', field: 'shipping.state', detail };
      expect(await refusalOf(placed)).toEqual(refusal);
      expect(its.rows.size).toBe(0);
    });

    test('keeps the state by its code', async () => {
      const { checkout } = await placeTo('ca').placed();
      expect(checkout).toMatchObject({ totalMinor: 3603, shipping: { ...address, state: 'CA' } });
    });

    test('is the same checkout when it is repeated', async () => {
      const { placed } = placeTo('ca');
      const { checkout } = await placed();
      expect(await placed()).toEqual({ checkout, replayed: true });
    });
  });

  test('to a place whose taxes Stripe can’t tell is refused, by the postal code', async () => {
    const { state, place } = shop(() => Promise.reject(new UnknownTaxLocation()));
    expect(await refusalOf(() => place(checkoutRequestOf({ shipping: berkeley })))).toMatchObject({
      code: 'invalid_request',
      field: 'shipping.postalCode',
    });
    expect(state.rows.size).toBe(0);
  });

  test('names the calculation of its taxes, which no other checkout names', async () => {
    let made = 0;
    const { state, place } = shop(async () => {
      made += 1;
      return { id: `taxcalc_${made}`, taxes: [] };
    });
    const shipping = { ...berkeley, city: 'Portland', state: 'OR', postalCode: '97201' };
    const request = checkoutRequestOf({ shipping, expectedTotal: 2800 });
    await Promise.all([place(request), place(request, `${key}-2`)]);
    await place(request);
    const rows = [...state.rows.values()].map(({ taxCalculation }) => taxCalculation);
    expect(new Set(rows).size).toBe(2);
    expect(state.started.map(({ taxCalculation }) => taxCalculation)).toEqual([...rows, rows[0]]);
  });

  test('with a code that was used up meanwhile is refused', async () => {
    const { state, place } = shop();
    state.redeemed = 2;
    expect(
      await refusalOf(() => place(checkoutRequestOf({ promotionCode: 'FIVER' }))),
    ).toMatchObject({
      code: 'promotion_unusable',
    });
  });

  test('that waits for the merchant says so on its row', async () => {
    const { state, place } = shop();
    state.products = [productOf({ capture: 'on-approval' })];
    expect((await place()).checkout.capture).toBe('on-approval');
  });

  test('is started without anything of the shopper', async () => {
    const { state, place } = shop();
    await place();
    expect(JSON.stringify(state.started)).not.toMatch(/ada@example|203\.0/);
  });

  test('costs what the shop says, whatever other numbers the body has', async () => {
    const { state, place } = shop();
    const forged = { total: 1, totalMinor: 1, amount: 1, amountMinor: 1, currency: 'vnd' };
    await place({
      ...checkoutRequestOf({ items: [{ sku: 'mug', quantity: 2, ...{ unitAmount: 1 } }] }),
      ...forged,
    });
    expect(state.started).toMatchObject([{ amountMinor: 2800, currency: 'usd' }]);
    expect(state.rows.get(id)).toMatchObject({ totalMinor: 2800, currency: 'usd' });
  });

  test.each([2799, 2801, 0])('expected at %p is refused with the price as it is', async (total) => {
    const { state, place } = shop();
    const refusal = await refusalOf(() => place(checkoutRequestOf({ expectedTotal: total })));
    expect(refusal).toMatchObject({ code: 'price_changed', quote: { total: 2800 } });
    expect([state.rows.size, state.started]).toEqual([0, []]);
  });

  test.each([
    ['unknown_sku', []],
    ['out_of_stock', [productOf({ stock: 1 })]],
    ['amount_too_small', [productOf({ unitAmount: 1 })]],
    ['amount_too_large', [productOf({ unitAmount: 90_000_000 })]],
  ])('refused as %s is neither written nor started', async (code, products) => {
    const { state, place } = shop();
    state.products = products;
    expect((await refusalOf(() => place())).code).toBe(code);
    expect([state.rows.size, state.started]).toEqual([0, []]);
  });

  test('after too many without an order is refused for the rest of the hour, and neither written nor started', async () => {
    const { state, place } = shop();
    for (const other of ['a', 'b', 'c']) state.attempts.add(other);
    const refusal = await refusalOf(() => place());
    expect(refusal).toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 600 });
    expect([state.rows.size, state.started]).toEqual([0, []]);
  });

  test('counts when it is placed: of fifteen at once, only so many are started', async () => {
    const { state, place } = shop();
    const keys = Array.from({ length: 15 }, (_, index) => `attempt-0000000000${10 + index}`);
    const outcomes = await Promise.allSettled(keys.map((each) => place(checkoutRequestOf(), each)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(state.started).toHaveLength(3);
  });

  test.each([
    ['is out of stock', checkoutRequestOf({ items: [{ sku: 'mug', quantity: 90 }] })],
    ['has another price', checkoutRequestOf({ expectedTotal: 1 })],
  ])('that %s is not counted', async (_, request) => {
    const { state, place } = shop();
    await refusalOf(() => place(request));
    expect(state.attempts.size).toBe(0);
  });

  test('is refused while too many cards are declined in the shop, and neither counted, written nor started', async () => {
    const { state, place } = shop();
    state.declines = [0, 0, 0, 0, 0, 0, 0, 0, 2, 3];
    const refusal = await refusalOf(() => place(checkoutRequestOf({ promotionCode: 'NONE' })));
    expect(refusal).toMatchObject({ code: 'too_many_declines', retryAfterSeconds: 9 * 60 });
    expect([state.rows.size, state.started, state.attempts.size, state.guesses]).toEqual([
      0,
      [],
      0,
      0,
    ]);
  });

  test('with a promotion code after many wrong ones is refused, whether there is such a code or not', async () => {
    const { state, place } = shop();
    state.guesses = 20;
    for (const promotionCode of ['FIVER', 'NONE']) {
      const refusal = await refusalOf(() => place(checkoutRequestOf({ promotionCode })));
      expect(refusal).toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 600 });
    }
    expect(state.rows.size).toBe(0);
  });
});

describe('the same key again', () => {
  test('with the same body is the same checkout, started with the very same document', async () => {
    const { state, place } = shop();
    const first = await place();
    state.now = new Date(placedAtMs + 5000);
    const second = await place();
    expect(second).toEqual({ checkout: first.checkout, replayed: true });
    expect(state.started[1]).toEqual(state.started[0]);
  });

  test('is the same checkout while too many cards are declined in the shop, and is started', async () => {
    const { state, place } = shop();
    const first = await place();
    state.declines = [0, 0, 0, 0, 0, 0, 0, 0, 0, 100];
    expect(await place()).toEqual({ checkout: first.checkout, replayed: true });
    expect(state.started).toHaveLength(2);
  });

  test('with the same fields in another order is the same checkout', async () => {
    const { place } = shop();
    await place();
    const { items, email, expectedTotal, payment } = checkoutRequestOf();
    expect(await place({ payment, expectedTotal, email, items })).toMatchObject({ replayed: true });
  });

  test.each([
    ['cart', checkoutRequestOf({ items: [{ sku: 'mug', quantity: 1 }] })],
    ['card', checkoutRequestOf({ payment: { token: 'tok_visa' } })],
    ['e-mail', checkoutRequestOf({ email: 'bob@example.com' })],
    ['total', checkoutRequestOf({ expectedTotal: 1 })],
  ])('with another %s is refused, and starts nothing', async (_, other) => {
    const { state, place } = shop();
    await place();
    expect((await refusalOf(() => place(other))).code).toBe('idempotency_key_reused');
    expect(state.started).toHaveLength(1);
  });

  test.each([
    'releasing',
    'requires_action',
    'confirmed',
    'paid',
    'declined',
    'rejected',
    'expired',
    'canceled',
    'refunded',
  ] as const)('of a checkout that is %s answers with it and starts nothing', async (status) => {
    const { state, place } = shop();
    const { checkout } = await place();
    state.rows.set(id, { ...checkout, status });
    state.started.length = 0;
    expect(await place()).toEqual({ checkout: { ...checkout, status }, replayed: true });
    expect(state.started).toEqual([]);
  });

  test('is answered even if its state would be refused by now', async () => {
    const { state, place } = shop();
    const address = { name: 'Ada', line1: '1 Street', city: 'Berkeley', country: 'US' };
    const request = checkoutRequestOf({ shipping: { ...address, state: 'California' } });
    const row = storedCheckout({ id, status: 'paid', fingerprint: fingerprintOf(request) });
    state.rows.set(id, row);
    expect(await place(request)).toEqual({ checkout: row, replayed: true });
  });

  test('is answered even if the shop has changed since', async () => {
    const { state, place } = shop();
    const { checkout } = await place();
    state.products = [];
    for (const other of ['a', 'b', 'c']) state.attempts.add(other);
    expect(await place()).toEqual({ checkout, replayed: true });
  });

  test('starts what a crash between writing and starting left behind', async () => {
    const { state, place } = shop();
    state.startFailure = new Error('Crashed');
    expect((await failureOf(() => place())).message).toBe('Crashed');
    expect([state.rows.size, state.started]).toEqual([1, []]);
    state.now = new Date(placedAtMs + 60_000);
    expect(await place()).toMatchObject({ replayed: true });
    expect(state.started).toMatchObject([{ checkoutId: id, amountMinor: 2800, placedAt }]);
  });

  test('with a start that fails again is a failure, not a checkout', async () => {
    const { state, place } = shop();
    await place();
    state.startFailure = new Error('Still away');
    expect((await failureOf(() => place())).message).toBe('Still away');
  });
});

describe('two requests at once with one key', () => {
  test('write one row and start one document', async () => {
    const { state, place } = shop();
    const answers = await Promise.all([place(), place()]);
    expect(state.rows.size).toBe(1);
    expect(answers.map(({ replayed }) => replayed).sort()).toEqual([false, true]);
    expect(new Set(state.started.map((document) => JSON.stringify(document))).size).toBe(1);
  });

  test('and another body refuse the second', async () => {
    const { state, place } = shop();
    const other = checkoutRequestOf({ email: 'bob@example.com' });
    const [first, second] = await Promise.allSettled([place(), place(other)]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'idempotency_key_reused' } });
    expect(state.started).toHaveLength(1);
  });
});

test('two keys are two checkouts', async () => {
  const { state, place } = shop();
  await place();
  await place(checkoutRequestOf(), 'attempt-000000000002');
  expect(state.rows.size).toBe(2);
  expect(new Set(state.started.map(({ checkoutId }) => checkoutId)).size).toBe(2);
});
