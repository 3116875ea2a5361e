/**
 * Loads `catalog.json` into the products' table at each deployment that changes it: new products
 * are added, texts and prices updated, products that left the file retired. Stock is set once, when
 * a product is new, and never overwritten. A repeat changes nothing.
 */
import content from '../../catalog.json' with { type: 'json' };
import { type CaptureMode, captureModes } from '../checkout/approval.ts';
import { log } from '../lambda/log.ts';
import { settings } from '../lambda/settings.ts';
import { parseCatalogue } from '../pricing/catalogue.ts';
import {
  type ListedProduct,
  listProducts,
  retireProduct,
  upsertProduct,
} from '../store/products.ts';
import { storeClient } from '../store/store.ts';

type Services = {
  readonly listProducts: () => Promise<readonly ListedProduct[]>;
  readonly upsertProduct: (product: Omit<ListedProduct, 'retired'>) => Promise<void>;
  readonly retireProduct: (sku: string) => Promise<void>;
};

/** `shopMode` is how products are captured that say nothing of it themselves. */
export const loadCatalogue =
  (services: Services, shopMode: CaptureMode) => async (file: unknown) => {
    const { currency, products } = parseCatalogue(file);
    for (const [position, product] of products.entries()) {
      const { capture = shopMode, shippable = false } = product;
      await services.upsertProduct({ ...product, capture, shippable, currency, position });
    }
    const sold = new Set(products.map(({ sku }) => sku));
    for (const { sku, retired } of await services.listProducts()) {
      if (!sold.has(sku) && retired !== true) await services.retireProduct(sku);
    }
    log.info('catalogue loaded', { products: products.length });
  };

const { PRODUCTS_TABLE, CAPTURE } = settings('PRODUCTS_TABLE', 'CAPTURE');
const table = { client: storeClient(), tableName: PRODUCTS_TABLE };

export const handler = async (): Promise<void> => {
  const services = {
    listProducts: listProducts(table),
    upsertProduct: upsertProduct(table),
    retireProduct: retireProduct(table),
  };
  const shopMode = captureModes.find((mode) => mode === CAPTURE) ?? 'automatic';
  await loadCatalogue(services, shopMode)(content);
};
