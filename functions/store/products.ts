/** The products' table: prices and stock. Stock is taken and given back by `orders.ts` alone. */
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { StockedProduct } from '../pricing/pricing.ts';
import { stored } from './store.ts';

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/** All products, retired ones too, sorted by their place in the catalogue. */
export const listProducts =
  ({ client, tableName }: Table) =>
  async (): Promise<readonly ListedProduct[]> => {
    const products: ListedProduct[] = [];
    const collect = async () => {
      for await (const page of paginateScan({ client }, { TableName: tableName })) {
        for (const item of page.Items ?? []) products.push(unmarshall(item) as ListedProduct);
      }
    };
    await stored(collect());
    return products.sort((a, b) => a.position - b.position);
  };

/** The products with these SKUs, as they are now; unknown ones are missing from the map. */
export const getProducts =
  ({ client, tableName }: Table) =>
  async (skus: readonly string[]): Promise<ReadonlyMap<string, StockedProduct>> => {
    const { Responses, UnprocessedKeys } = await stored(
      client.send(
        new BatchGetItemCommand({
          RequestItems: {
            [tableName]: {
              Keys: [...new Set(skus)].map((sku) => marshall({ sku })),
              ConsistentRead: true,
            },
          },
        }),
      ),
    );
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new CheckoutError(errorNames.storeUnavailable, 'DynamoDB left some products unread.');
    }
    const products = (Responses?.[tableName] ?? []).map(
      (item) => unmarshall(item) as StockedProduct,
    );
    return new Map(products.map((product) => [product.sku, product]));
  };

/** A product with its place in the catalogue, from 0. */
export type ListedProduct = StockedProduct & { readonly position: number };

/**
 * Writes what the catalogue says of a product. Stock is set only where there is none yet: what was
 * sold since is never forgotten. A repeat changes nothing.
 */
export const upsertProduct =
  ({ client, tableName }: Table) =>
  async ({ sku, stock, ...product }: Omit<ListedProduct, 'retired'>): Promise<void> => {
    const fields = Object.entries(product);
    const sets = fields.map((_, index) => `#f${index} = :f${index}`);
    await stored(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall({ sku }),
          UpdateExpression: `SET ${sets.join(', ')}, stock = if_not_exists(stock, :stock) REMOVE retired`,
          ExpressionAttributeNames: Object.fromEntries(
            fields.map(([name], index) => [`#f${index}`, name]),
          ),
          ExpressionAttributeValues: marshall({
            ...Object.fromEntries(fields.map(([, value], index) => [`:f${index}`, value])),
            ':stock': stock,
          }),
        }),
      ),
    );
  };

/** Takes a product out of the catalogue; its row stays, for its stock and its orders. */
export const retireProduct =
  ({ client, tableName }: Table) =>
  async (sku: string): Promise<void> => {
    await stored(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall({ sku }),
          UpdateExpression: 'SET retired = :true',
          ExpressionAttributeValues: marshall({ ':true': true }),
        }),
      ),
    );
  };
