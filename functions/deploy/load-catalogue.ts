/**
 * Loads `catalog.json` into the products' table at each deployment that changes it. New products
 * are added, texts and prices are updated, and products that left the file are retired. Stock is
 * set once, when a product is new, and never overwritten. A repeat changes nothing, and what an
 * earlier deployment still has under way does not overwrite what a later one has loaded.
 */
import content from '../../catalog.json' with { type: 'json' };
import { type CaptureMode, captureModes } from '../checkout/approval.ts';
import { log } from '../lambda/log.ts';
import { settingAmong, tableNames } from '../lambda/settings.ts';
import { parseCatalogue } from '../pricing/catalogue.ts';
import type { ListedProduct } from '../store/product-row.ts';
import { listProducts, retireProduct, upsertProduct } from '../store/products.ts';
import { openStore } from '../store/store.ts';

type Services = {
  readonly listProducts: () => Promise<readonly ListedProduct[]>;
  readonly upsertProduct: (
    product: Omit<ListedProduct, 'retired'>,
    loadedAt: string,
  ) => Promise<void>;
  readonly retireProduct: (sku: string, loadedAt: string) => Promise<void>;
  readonly now: () => Date;
};

/** `shopMode` is the capture mode of products that don't name their own. */
export const loadCatalogue =
  (services: Services, shopMode: CaptureMode) => async (file: unknown) => {
    const { currency, products } = parseCatalogue(file);
    const loadedAt = services.now().toISOString();
    for (const [position, product] of products.entries()) {
      // Empty where the file has none, or a code that was there before would stay.
      const { capture = shopMode, shippable = true, taxCode = '' } = product;
      const row = { ...product, capture, shippable, taxCode, currency, position };
      await services.upsertProduct(row, loadedAt);
    }
    const sold = new Set(products.map(({ sku }) => sku));
    for (const { sku, retired } of await services.listProducts()) {
      if (!sold.has(sku) && retired !== true) await services.retireProduct(sku, loadedAt);
    }
    log.info('catalogue loaded', { products: products.length });
  };

/** A deployment during a sale waits its turn between the orders. */
const store = openStore(tableNames('products'), { patienceMs: 10_000 });
const shopMode = settingAmong('CAPTURE', captureModes);

export const handler = async (): Promise<void> => {
  const services = {
    listProducts: listProducts(store),
    upsertProduct: upsertProduct(store),
    retireProduct: retireProduct(store),
    now: () => new Date(),
  };
  await loadCatalogue(services, shopMode)(content);
};
