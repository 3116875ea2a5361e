import { listedProduct, stockedProduct } from '../../../functions/store/product-row.ts';
import { productOf } from '../../support/products.ts';

const whole = {
  ...productOf({ capture: 'on-approval', shippable: true, retired: true }),
  position: 3,
};

test('a row is read as it was written', () => {
  expect(listedProduct.parse(whole)).toEqual(whole);
});

test('a product can be priced without its place in the catalogue', () => {
  expect(stockedProduct.parse(productOf())).toEqual(productOf());
  expect(listedProduct.safeParse(productOf()).success).toBe(false);
});

test.each(['10', 1.5, undefined])('a row whose stock is %p has none that is known', (stock) => {
  expect(stockedProduct.parse({ ...productOf(), stock }).stock).toBeNull();
});

test.each([
  ['a price in fractions', { unitAmount: 14.5 }],
  ['a mode that there is not', { capture: 'manual' }],
])('a row with %s is unreadable', (_, fault) => {
  expect(stockedProduct.safeParse({ ...productOf(), ...fault }).success).toBe(false);
});
