/** What was sold and what is left add up to what there was. */
import catalogue from '../../../catalog.json' with { type: 'json' };
import type { Books } from './books.ts';

/** `initial` says what there was of a product, where that is not what the catalogue says. */
export const checkStock = (
  { orders, products, found }: Books,
  initial: Readonly<Record<string, number>>,
): void => {
  for (const { sku, stock: catalogued } of catalogue.products) {
    const stock = initial[sku] ?? catalogued;
    const sold = orders
      .filter(({ status }) => status !== 'canceled')
      .flatMap(({ lines }) => lines as { sku: string; quantity: number }[])
      .filter((line) => line.sku === sku)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const left = Number(products.find((product) => product.sku === sku)?.stock);
    if (left < 0) found(`${sku} has a stock of ${left}`);
    if (sold + left !== stock) found(`${sku}: sold ${sold} and left ${left} of ${stock}`);
  }
};
