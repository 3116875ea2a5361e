/** The products' table: prices and stock. Only orders' transactions change stock (`stock.ts`). */
import {
  ConditionalCheckFailedException,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { StockedProduct } from '../pricing/pricing.ts';
import { type ListedProduct, listedProduct, stockedProduct } from './product-row.ts';
import { readRow } from './read-row.ts';
import { getRows } from './rows.ts';
import { type Store, stored } from './store.ts';

type Products = Store<'products'>;

/** All products, including retired ones, sorted by their place in the catalogue. */
export const listProducts =
  ({ client, tables }: Products) =>
  async (): Promise<readonly ListedProduct[]> => {
    const products: ListedProduct[] = [];
    const collect = async () => {
      for await (const page of paginateScan({ client }, { TableName: tables.products })) {
        for (const item of page.Items ?? [])
          products.push(readRow('products', listedProduct, item));
      }
    };
    await stored(collect());
    return products.sort((a, b) => a.position - b.position);
  };

/** The products with these SKUs; the map does not hold unknown ones. */
export const getProducts = (store: Products) => {
  const read = getRows(store, 'products', stockedProduct);
  return async (skus: readonly string[]): Promise<ReadonlyMap<string, StockedProduct>> =>
    new Map((await read(skus)).map((product) => [product.sku, product]));
};

/** Not over what a later deployment has loaded: a write may land that late. */
const isNewest = 'attribute_not_exists(loadedAt) OR loadedAt <= :loadedAt';

/**
 * Writes what the catalogue says about a product. Stock is set only if the row has none yet, so
 * that what was sold stays sold. A repeat changes nothing, and neither does a load that began
 * before one that has written (`loadedAt`, in ISO 8601).
 */
export const upsertProduct =
  ({ client, tables }: Products) =>
  async (
    { sku, stock, ...product }: Omit<ListedProduct, 'retired'>,
    loadedAt: string,
  ): Promise<void> => {
    const fields = Object.entries({ ...product, loadedAt });
    const sets = fields.map((_, index) => `#f${index} = :f${index}`);
    const write = client.send(
      new UpdateItemCommand({
        TableName: tables.products,
        Key: marshall({ sku }),
        UpdateExpression: `SET ${sets.join(', ')}, stock = if_not_exists(stock, :stock) REMOVE retired`,
        ConditionExpression: isNewest,
        ExpressionAttributeNames: Object.fromEntries(
          fields.map(([name], index) => [`#f${index}`, name]),
        ),
        ExpressionAttributeValues: marshall({
          ...Object.fromEntries(fields.map(([, value], index) => [`:f${index}`, value])),
          ':stock': stock,
          ':loadedAt': loadedAt,
        }),
      }),
    );
    await unlessOlder(stored(write));
  };

/**
 * Takes a product out of the catalogue. Its row stays, for its stock and its orders. Repeats and
 * `loadedAt` are as of `upsertProduct`.
 */
export const retireProduct =
  ({ client, tables }: Products) =>
  async (sku: string, loadedAt: string): Promise<void> => {
    const write = client.send(
      new UpdateItemCommand({
        TableName: tables.products,
        Key: marshall({ sku }),
        UpdateExpression: 'SET retired = :true, loadedAt = :loadedAt',
        ConditionExpression: isNewest,
        ExpressionAttributeValues: marshall({ ':true': true, ':loadedAt': loadedAt }),
      }),
    );
    await unlessOlder(stored(write));
  };

const unlessOlder = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
