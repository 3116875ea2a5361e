/** Builders of products as the table holds them. A test overrides fields by name. */
import { type PriceRules, parsePriceRules } from '../../functions/pricing/price-rules.ts';
import type { StockedProduct } from '../../functions/pricing/pricing.ts';

/** A mug for 14 dollars, ten in stock. */
export const productOf = (overrides: Partial<StockedProduct> = {}): StockedProduct => ({
  sku: 'mug',
  name: 'Enamel mug',
  description: 'Holds 350 ml.',
  image: '/images/mug.svg',
  unitAmount: 1400,
  currency: 'usd',
  stock: 10,
  shippable: false,
  ...overrides,
});

/** Products by their SKUs, as the service gives them. */
export const productsBySku = (
  ...products: readonly StockedProduct[]
): ReadonlyMap<string, StockedProduct> =>
  new Map(products.map((product) => [product.sku, product]));

/** Rules for prices, with one of each kind. */
export const priceRules: PriceRules = parsePriceRules(
  {
    shipping: [
      { countries: ['US'], name: 'Standard', amount: 600, freeFrom: 10000 },
      { countries: ['DE', 'CA'], name: 'International', amount: 1500 },
    ],
    taxes: [
      {
        country: 'US',
        state: 'CA',
        name: 'Sales tax',
        percent: '7.25',
        inclusive: false,
        onShipping: false,
      },
      { country: 'DE', name: 'VAT', percent: '19', inclusive: true, onShipping: true },
      { country: '*', name: 'Duty', percent: '10', inclusive: false, onShipping: true },
    ],
    promotions: [
      { code: 'TENTH', description: '10 % off', percentOff: '10' },
      {
        code: 'FIVER',
        description: '$5 off',
        amountOff: 500,
        minimum: 2000,
        maxRedemptions: 2,
        startsAt: '2026-11-01T00:00:00Z',
        endsAt: '2026-12-01T00:00:00Z',
      },
    ],
  },
  'usd',
);
