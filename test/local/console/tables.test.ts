/** The stack's tables as the console finds them. */
import { rowsIn, tableNamed } from '../../../local/console/tables.ts';
import { mug, serveTables, sourcesOf, type Tables } from './console-parts.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await serveTables({ products: [mug] });
});
afterAll(() => tables.stop());

test('a table is found by the word in its logical id', async () => {
  expect(tableNamed(sourcesOf(tables.url), 'Products')).toBe('products');
  expect(await rowsIn(sourcesOf(tables.url), 'Products')).toEqual([
    { sku: 'mug', name: 'Enamel mug', currency: 'usd', unitAmount: 1400, stock: 5 },
  ]);
});

test('a table that the stack does not have has no rows', async () => {
  expect(tableNamed(sourcesOf(tables.url), 'Coupons')).toBeUndefined();
  expect(await rowsIn(sourcesOf(tables.url), 'Coupons')).toEqual([]);
});
