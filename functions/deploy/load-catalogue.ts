/**
 * Loads `catalog.json` into the products' table at each deployment that changes it: new products
 * are added, texts and prices updated, products that left the file retired. Stock is set once, when
 * a product is new, and never overwritten. A repeat changes nothing.
 */
import content from '../../catalog.json' with { type: 'json' };
import { parseCatalogue } from '../checkout/catalogue.ts';
import { log } from '../lambda/log.ts';
import { settings } from '../lambda/settings.ts';
import {
  type ListedProduct,
  listProducts,
  retireProduct,
  upsertProduct,
} from '../services/products.ts';
import { storeClient } from '../services/store.ts';

type Services = {
  readonly listProducts: () => Promise<readonly ListedProduct[]>;
  readonly upsertProduct: (product: Omit<ListedProduct, 'retired'>) => Promise<void>;
  readonly retireProduct: (sku: string) => Promise<void>;
};

export const loadCatalogue = (services: Services) => async (file: unknown) => {
  const { currency, products } = parseCatalogue(file);
  for (const [position, product] of products.entries()) {
    await services.upsertProduct({ ...product, currency, position });
  }
  const sold = new Set(products.map(({ sku }) => sku));
  for (const { sku, retired } of await services.listProducts()) {
    if (!sold.has(sku) && retired !== true) await services.retireProduct(sku);
  }
  log.info('catalogue loaded', { products: products.length });
};

const { PRODUCTS_TABLE } = settings('PRODUCTS_TABLE');
const table = { client: storeClient(), tableName: PRODUCTS_TABLE };

export const handler = async (): Promise<void> => {
  const services = {
    listProducts: listProducts(table),
    upsertProduct: upsertProduct(table),
    retireProduct: retireProduct(table),
  };
  await loadCatalogue(services)(content);
};
