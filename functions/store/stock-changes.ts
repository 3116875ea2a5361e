/**
 * Changes of a product's stock that no order made: the merchant's. Each has an id, and the row keeps
 * the ids of the last ones, so that a repeat changes nothing. Orders take and give back stock
 * meanwhile: what is added is added to what there is then.
 */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

/** The product as far as its stock goes. Somebody may have typed the stock as text. */
const countedProduct = z.object({
  sku: z.string(),
  name: z.string(),
  stock: z.catch(z.nullable(z.int()), null),
  stockChanges: z._default(z.array(z.string()), []),
});
export type CountedProduct = Readonly<z.infer<typeof countedProduct>>;

export type StockChange = {
  readonly sku: string;
  readonly changeId: string;
} & ({ readonly set: number } | { readonly add: number });

/** The product; undefined if there is no such row. */
export const getCountedProduct =
  ({ client, tables }: Store<'products'>) =>
  async (sku: string): Promise<CountedProduct | undefined> => {
    const get = new GetItemCommand({
      TableName: tables.products,
      Key: marshall({ sku }),
      ConsistentRead: true,
    });
    const { Item } = await stored(client.send(get));
    return Item === undefined ? undefined : readRow('products', countedProduct, Item);
  };

/** How many of a product's changes are remembered. */
const remembered = 20;

/**
 * Changes the stock of a product as it was read: resolves to false if it has had another change
 * since, or if what is taken away is not there. Then nothing is changed: look again.
 */
export const changeStock =
  ({ client, tables }: Store<'products'>) =>
  async ({ stockChanges: known }: CountedProduct, change: StockChange): Promise<boolean> => {
    const isSet = 'set' in change;
    const ids = [...known, change.changeId].slice(-remembered);
    const asRead =
      known.length === 0 ? 'attribute_not_exists(stockChanges)' : 'stockChanges = :known';
    const isTaking = !isSet && change.add < 0;
    const possible = isTaking ? 'stock >= :least' : 'attribute_type(stock, :number)';
    const write = client.send(
      new UpdateItemCommand({
        TableName: tables.products,
        Key: marshall({ sku: change.sku }),
        UpdateExpression: `SET stock = ${isSet ? ':count' : 'stock + :count'}, stockChanges = :ids`,
        ConditionExpression: `attribute_exists(sku) AND ${asRead}${isSet ? '' : ` AND ${possible}`}`,
        ExpressionAttributeValues: marshall({
          ':count': isSet ? change.set : change.add,
          ':ids': ids,
          ...(known.length > 0 && { ':known': known }),
          ...(!isSet && (isTaking ? { ':least': -change.add } : { ':number': 'N' })),
        }),
      }),
    );
    try {
      await stored(write);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
