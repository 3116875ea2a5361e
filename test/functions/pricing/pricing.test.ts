import fc from 'fast-check';
import type { Item } from '../../../functions/checkout/contract.ts';
import {
  type Circumstances,
  mergeItems,
  priceCart,
  type StockedProduct,
  withTaxes,
} from '../../../functions/pricing/pricing.ts';
import { productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const rulesIn = (currency: string) => ({ shipping: [], taxes: [], promotions: [], currency });
/** The price in a shop without rules, in its first product's currency where nothing else is said. */
const priced = (
  items: readonly Item[],
  products: ReadonlyMap<string, StockedProduct>,
  given: Partial<Circumstances> = {},
) => {
  const [{ currency = 'usd' } = {}] = products.values();
  return priceCart(items, products, { rules: rulesIn(currency), nowMs: 0, ...given });
};

const skus = ['mug', 'tee', 'notebook', 'lamp'];

/** Products with drawn prices, all of them plentiful. */
const shops = fc
  .tuple(...skus.map(() => fc.integer({ min: 50, max: 100_000 })))
  .map((prices) =>
    productsBySku(
      ...skus.map((sku, index) =>
        productOf({ sku, name: sku, unitAmount: prices[index] ?? 0, stock: 1000 }),
      ),
    ),
  );
const carts: fc.Arbitrary<Item[]> = fc.array(
  fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 20 },
);

describe('the price of a cart', () => {
  test('is the sum of its lines, each the shop’s price times the quantity', () => {
    fc.assert(
      fc.property(shops, carts, (products, items) => {
        const quote = priced(items, products);
        for (const line of quote.lines) {
          expect(line.unitAmount).toBe(products.get(line.sku)?.unitAmount);
          expect(line.amount).toBe(line.unitAmount * line.quantity);
        }
        const sum = quote.lines.reduce((total, { amount }) => total + amount, 0);
        expect([quote.subtotal, quote.total]).toEqual([sum, sum]);
      }),
    );
  });

  test('is the same whatever other numbers the items carry', () => {
    const numbers = fc.record({
      unitAmount: fc.integer(),
      amount: fc.double(),
      price: fc.integer(),
      total: fc.integer(),
    });
    fc.assert(
      fc.property(shops, carts, numbers, (products, items, forged) => {
        const manipulated = items.map((item) => ({ ...item, ...forged }));
        expect(priced(manipulated, products)).toEqual(priced(items, products));
      }),
    );
  });

  test('is the same in whatever order and pieces the items come', () => {
    fc.assert(
      fc.property(shops, carts, (products, items) => {
        const single = items.flatMap(({ sku, quantity }) =>
          Array.from({ length: quantity }, () => ({ sku, quantity: 1 })),
        );
        expect(priced(single.reverse(), products).total).toBe(priced(items, products).total);
      }),
    );
  });

  test('has no discount, shipping or tax that nobody configured', () => {
    const quote = priced([{ sku: 'mug', quantity: 1 }], productsBySku(productOf()));
    expect(quote).toMatchObject({ currency: 'usd', discount: 0, shipping: 0, tax: 0 });
  });
});

test('the last ones of a product can be bought', () => {
  const quote = priced([{ sku: 'mug', quantity: 10 }], productsBySku(productOf({ stock: 10 })));
  expect(quote.total).toBe(14_000);
});

describe('the same price with other taxes', () => {
  const quote = priced([{ sku: 'mug', quantity: 2 }], productsBySku(productOf()));
  const tax = { name: 'Sales tax', percent: '7.25', amount: 203, inclusive: false };
  const vat = { name: 'VAT', percent: '19', amount: 447, inclusive: true };
  const parts = { ...quote, discount: 280, shipping: 600, total: 3120 };

  test('has those that are added in its total, and those that it contains beside it', () => {
    const taxes = [tax, vat, { ...tax, amount: 28 }];
    expect(withTaxes(parts, taxes)).toEqual({ ...parts, taxes, tax: 231, total: 3351 });
  });

  test('has none of those that it had before', () => {
    expect(withTaxes(withTaxes(parts, [tax]), [])).toEqual({ ...parts, taxes: [], tax: 0 });
  });

  test('is refused when it can’t be charged with them', async () => {
    const refusal = await refusalOf(() => withTaxes(quote, [{ ...tax, amount: 99_999_999 }]));
    expect(refusal.code).toBe('amount_too_large');
  });
});

describe('items of one product', () => {
  test('become one line, at the place of the first', () => {
    const items = [
      { sku: 'tee', quantity: 1 },
      { sku: 'mug', quantity: 2 },
      { sku: 'tee', quantity: 3 },
    ];
    expect(mergeItems(items)).toEqual([
      { sku: 'tee', quantity: 4 },
      { sku: 'mug', quantity: 2 },
    ]);
  });

  test('keep their whole quantity when they are merged', () => {
    fc.assert(
      fc.property(carts, (items) => {
        const count = (list: readonly Item[]) => list.reduce((sum, item) => sum + item.quantity, 0);
        const merged = mergeItems(items);
        expect(count(merged)).toBe(count(items));
        expect(new Set(merged.map(({ sku }) => sku)).size).toBe(merged.length);
      }),
    );
  });

  test('are out of stock when together they are too many', async () => {
    const items = [
      { sku: 'mug', quantity: 6 },
      { sku: 'mug', quantity: 5 },
    ];
    const refusal = await refusalOf(() => priced(items, productsBySku(productOf())));
    expect(refusal).toMatchObject({ code: 'out_of_stock', field: 'items[0].quantity' });
  });
});

describe('a cart is refused', () => {
  const both = [
    { sku: 'mug', quantity: 1 },
    { sku: 'lamp', quantity: 2 },
  ];

  test('with a product that nobody knows, naming its place', async () => {
    const refusal = await refusalOf(() => priced(both, productsBySku(productOf())));
    expect(refusal).toEqual({
      code: 'unknown_sku',
      detail: 'A product in your cart is not sold here any more. Please remove it.',
      field: 'items[1].sku',
    });
  });

  test('with a product that left the catalogue', async () => {
    const retired = productOf({ sku: 'lamp', retired: true });
    const refusal = await refusalOf(() => priced(both, productsBySku(productOf(), retired)));
    expect(refusal).toMatchObject({ code: 'unknown_sku', field: 'items[1].sku' });
  });

  test('with a product that is sold out, naming it', async () => {
    const lamp = productOf({ sku: 'lamp', name: 'Reading lamp', stock: 0 });
    const refusal = await refusalOf(() => priced(both, productsBySku(productOf(), lamp)));
    expect(refusal).toEqual({
      code: 'out_of_stock',
      detail: 'Reading lamp is sold out.',
      field: 'items[1].quantity',
    });
  });

  test.each([null, -2])('with a product whose stock is %p, which is sold out', async (stock) => {
    const mug = productOf({ stock });
    const refusal = await refusalOf(() =>
      priced([{ sku: 'mug', quantity: 1 }], productsBySku(mug)),
    );
    expect(refusal).toMatchObject({ code: 'out_of_stock', detail: 'Enamel mug is sold out.' });
  });

  test('with twice 99 of one product, in two lines', async () => {
    const items = [
      { sku: 'mug', quantity: 99 },
      { sku: 'mug', quantity: 99 },
    ];
    const many = productsBySku(productOf({ stock: 1000 }));
    expect(await refusalOf(() => priced(items, many))).toEqual({
      code: 'invalid_request',
      detail: 'Please take at most 99 of Enamel mug.',
      field: 'items[0].quantity',
    });
  });

  test('with more than there is, saying how many are left', async () => {
    const lamp = productOf({ sku: 'lamp', name: 'Reading lamp', stock: 1 });
    const refusal = await refusalOf(() => priced(both, productsBySku(productOf(), lamp)));
    expect(refusal.detail).toBe('Only 1 of Reading lamp left. Please take fewer.');
  });

  test('below Stripe’s minimum for the currency, saying the minimum', async () => {
    const pin = productOf({ unitAmount: 49 });
    const refusal = await refusalOf(() =>
      priced([{ sku: 'mug', quantity: 1 }], productsBySku(pin)),
    );
    expect(refusal.code).toBe('amount_too_small');
    expect(refusal.detail).toContain('at least $0.50');
  });

  test('above Stripe’s eight digits, saying the maximum', async () => {
    const yacht = productOf({ unitAmount: 50_000_000 });
    const refusal = await refusalOf(() =>
      priced([{ sku: 'mug', quantity: 2 }], productsBySku(yacht)),
    );
    expect(refusal.code).toBe('amount_too_large');
    expect(refusal.detail).toContain('at most $999,999.99');
  });

  test.each([
    ['usd', 'at least $0.50'],
    ['jpy', 'at least ¥50'],
    ['isk', 'at least ISK 1.'],
    ['ugx', 'at least UGX 1.'],
    ['kwd', 'at least KWD 0.010.'],
  ])('at zero in %s, saying what can be charged: %s', async (currency, limit) => {
    const free = [{ code: 'ALL', description: 'x', percentOff: '100' }];
    const refusal = await refusalOf(() =>
      priced(
        [{ sku: 'mug', quantity: 1 }],
        productsBySku(productOf({ currency, unitAmount: 50_000 })),
        { rules: { ...rulesIn(currency), promotions: free }, promotionCode: 'ALL' },
      ),
    );
    expect(refusal.code).toBe('amount_too_small');
    expect(refusal.detail.replace(/\u00a0/g, ' ')).toContain(limit);
  });

  test.each([
    ['isk', 'at most ISK 999,999.'],
    ['kwd', 'at most KWD 99,999.990.'],
  ])('above eight digits in %s, saying what can be charged: %s', async (currency, limit) => {
    const yacht = productOf({ currency, unitAmount: 50_000_000 });
    const refusal = await refusalOf(() =>
      priced([{ sku: 'mug', quantity: 2 }], productsBySku(yacht)),
    );
    expect(refusal.code).toBe('amount_too_large');
    expect(refusal.detail.replace(/\u00a0/g, ' ')).toContain(limit);
  });

  test('without a line, which is too little to be charged', async () => {
    expect((await refusalOf(() => priced([], productsBySku()))).code).toBe('amount_too_small');
  });

  test('while its products are in two currencies', async () => {
    const products = productsBySku(productOf(), productOf({ sku: 'lamp', currency: 'eur' }));
    expect(await refusalOf(() => priced(both, products))).toEqual({
      code: 'unavailable',
      detail: 'The catalogue is being updated. Please try again in a minute.',
      retryAfterSeconds: 60,
    });
  });

  test('while the catalogue is in yen and the shop’s rules are still in cents', async () => {
    const yen = productsBySku(productOf({ currency: 'jpy', unitAmount: 1400 }));
    const given = { rules: rulesIn('usd') };
    const refusal = await refusalOf(() => priced([{ sku: 'mug', quantity: 1 }], yen, given));
    expect(refusal.code).toBe('unavailable');
  });

  test.each([
    ['isk', 550],
    ['ugx', 101],
    ['kwd', 5125],
  ])('in %s with %p, which cannot be charged', async (currency, unitAmount) => {
    const products = productsBySku(productOf({ currency, unitAmount }));
    const refusal = await refusalOf(() => priced([{ sku: 'mug', quantity: 1 }], products));
    expect(refusal).toEqual({
      code: 'unavailable',
      detail: 'The price of this cart cannot be charged. Please tell the shop.',
    });
  });
});
