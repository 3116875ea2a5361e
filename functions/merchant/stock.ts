/**
 * `stock`: says how many pieces of a product are left, and sets them or adds to them. The same
 * `changeId` is the same change, however often it is ordered.
 */
import { type Command, CommandRefused, type ProductStock } from '../checkout/commands.ts';
import type { CountedProduct, StockChange } from '../store/stock-changes.ts';

export type StockServices = {
  readonly getCountedProduct: (sku: string) => Promise<CountedProduct | undefined>;
  /** Resolves to false when the product was changed meanwhile, or too little of it is there. */
  readonly changeStock: (product: CountedProduct, change: StockChange) => Promise<boolean>;
};

type Stock = Extract<Command, { command: 'stock' }>;

/** How often another merchant's change may come first. */
const attempts = 5;

export const stock =
  (services: StockServices) =>
  async ({ sku, set, add, changeId }: Stock): Promise<{ product: ProductStock }> => {
    if (set === undefined && add === undefined)
      return { product: stockOf(await find(services, sku)) };
    if (changeId === undefined || (set !== undefined && add !== undefined)) {
      throw new CommandRefused(
        'invalid_command',
        'The stock is either set or added to, and such a change has an id (changeId).',
      );
    }
    const change = set === undefined ? { sku, changeId, add: add ?? 0 } : { sku, changeId, set };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const product = await find(services, sku);
      if (product.stockChanges.includes(changeId)) return { product: stockOf(product) };
      assertPossible(product, change);
      if (await services.changeStock(product, change)) {
        return { product: stockOf(await find(services, sku)) };
      }
    }
    throw new CommandRefused(
      'unavailable',
      `The stock of ${sku} is being changed by others: nothing was done here. Try again.`,
    );
  };

const find = async ({ getCountedProduct }: StockServices, sku: string): Promise<CountedProduct> => {
  const product = await getCountedProduct(sku);
  if (product !== undefined) return product;
  throw new CommandRefused('unknown_product', `There is no product ${sku} in this stack.`);
};

const assertPossible = ({ sku, stock: left }: CountedProduct, change: StockChange): void => {
  if ('set' in change) return;
  if (left === null) {
    throw new CommandRefused(
      'amount_invalid',
      `The stock of ${sku} is no number, so nothing can be added to it: set it.`,
    );
  }
  if (left + change.add < 0) {
    throw new CommandRefused(
      'amount_invalid',
      `Only ${left} of ${sku} are left: ${-change.add} can't be taken away.`,
    );
  }
};

const stockOf = ({ sku, name, stock: left }: CountedProduct): ProductStock => ({
  sku,
  name,
  stock: left,
});
