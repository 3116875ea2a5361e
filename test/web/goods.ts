/** What the shop of these tests sells, and its prices: a mug that is sent, and a guide that isn't. */
import type { Catalog, Item, Product, Quote } from '../../functions/checkout/contract.ts';

export const mug: Product = {
  sku: 'mug',
  name: 'Enamel mug',
  description: 'Holds 350 ml of anything hot.',
  image: '/images/mug.svg',
  unitAmount: 1400,
  inStock: true,
  shippable: true,
};

export const guide: Product = {
  ...mug,
  sku: 'guide',
  name: 'Field guide',
  unitAmount: 900,
  shippable: false,
};

export const catalog: Catalog = {
  currency: 'usd',
  products: [mug, guide],
  shipsTo: ['US', 'DE'],
};

/** The price of these items, without shipping and tax. */
export const quoteFor = (items: readonly Item[], overrides: Partial<Quote> = {}): Quote => {
  const lines = items.map(({ sku, quantity }) => {
    const { name, unitAmount } = sku === 'mug' ? mug : guide;
    return { sku, name, quantity, unitAmount, amount: unitAmount * quantity };
  });
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  return {
    currency: 'usd',
    lines,
    subtotal,
    discount: 0,
    shipping: 0,
    tax: 0,
    taxes: [],
    total: subtotal,
    needsDestination: false,
    ...overrides,
  };
};

export const oneMug = [{ sku: 'mug', quantity: 1 }];
export const twoGuides = [{ sku: 'guide', quantity: 2 }];
