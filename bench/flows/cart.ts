/** What a cart costs by the catalogue's prices: other shops never take the browser's word either. */
import catalogue from '../../catalog.json' with { type: 'json' };

export type Item = { readonly sku: string; readonly quantity: number };

const prices: ReadonlyMap<string, number> = new Map(
  catalogue.products.map(({ sku, unitAmount }) => [sku, unitAmount]),
);

export const { currency } = catalogue;

/** In the currency's smallest unit. Throws for what is not sold. */
export const totalOf = (items: readonly Item[]): number =>
  items.reduce((total, { sku, quantity }) => {
    const price = prices.get(sku);
    if (price === undefined) throw new Error(`Nothing with the code ${sku} is sold.`);
    return total + price * quantity;
  }, 0);
