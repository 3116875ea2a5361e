import fc from 'fast-check';
import { goodsByTaxCode } from '../../../functions/pricing/goods-by-tax-code.ts';
import { priceCart } from '../../../functions/pricing/pricing.ts';
import { productOf, productsBySku } from '../../support/products.ts';

const book = 'txcd_35010000';
const products = productsBySku(
  productOf({ sku: 'mug', unitAmount: 1400 }),
  productOf({ sku: 'atlas', unitAmount: 3000, taxCode: book }),
  productOf({ sku: 'novel', unitAmount: 1000, taxCode: book }),
);
const half = { code: 'HALF', description: 'half', percentOff: '50' };
const rules = { shipping: [], taxes: [], promotions: [half], currency: 'usd' };
const quote = (skus: readonly string[], promotionCode?: string) =>
  priceCart(
    skus.map((sku) => ({ sku, quantity: 1 })),
    products,
    { rules, promotionCode, nowMs: 0 },
  );

test('goods without a tax code are one amount, after the discount', () => {
  expect(goodsByTaxCode(quote(['mug'], 'HALF'), products)).toEqual([{ amountMinor: 700 }]);
});

test('a book is told from a mug, and two books are one amount', () => {
  expect(goodsByTaxCode(quote(['mug', 'atlas', 'novel']), products)).toEqual([
    { amountMinor: 1400 },
    { amountMinor: 4000, taxCode: book },
  ]);
});

test('a discount is spread by what the goods cost', () => {
  expect(goodsByTaxCode(quote(['mug', 'atlas'], 'HALF'), products)).toEqual([
    { amountMinor: 700 },
    { amountMinor: 1500, taxCode: book },
  ]);
});

test('a product that lost its tax code has none', () => {
  const plain = productsBySku(productOf({ taxCode: '' }));
  expect(goodsByTaxCode(quote(['mug']), plain)).toEqual([{ amountMinor: 1400 }]);
});

test('whatever is bought with whatever discount, the parts add up and none is negative', () => {
  const amounts = fc.array(fc.nat({ max: 999_999_999 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (grosses, part) => {
      const lines = grosses.map((amount, index) => ({
        sku: `p${index}`,
        name: 'x',
        quantity: 1,
        unitAmount: amount,
        amount,
      }));
      const subtotal = grosses.reduce((sum, amount) => sum + amount, 0);
      const discount = Math.floor(subtotal * part);
      const coded = new Map(lines.map(({ sku }) => [sku, { taxCode: sku }]));
      const goods = goodsByTaxCode({ ...quote(['mug']), lines, subtotal, discount }, coded);
      const sum = goods.reduce((total, { amountMinor }) => total + amountMinor, 0);
      expect(sum).toBe(subtotal - discount);
      expect(goods.every(({ amountMinor }) => amountMinor >= 0)).toBe(true);
    }),
  );
});
