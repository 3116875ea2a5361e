/** Builders of products as the table holds them. Overrides by name. */
import type { StockedProduct } from '../../functions/checkout/pricing.ts';

/** A mug for 14 dollars, ten in stock. */
export const productOf = (overrides: Partial<StockedProduct> = {}): StockedProduct => ({
  sku: 'mug',
  name: 'Enamel mug',
  description: 'Holds 350 ml.',
  image: '/images/mug.svg',
  unitAmount: 1400,
  currency: 'usd',
  stock: 10,
  ...overrides,
});

/** Products by their SKUs, as the service gives them. */
export const productsBySku = (
  ...products: readonly StockedProduct[]
): ReadonlyMap<string, StockedProduct> =>
  new Map(products.map((product) => [product.sku, product]));
