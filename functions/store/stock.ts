/** A line's part in an order's transaction, which takes its stock or gives it back. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Line } from '../checkout/contract.ts';
import type { Store } from './store.ts';

/** Takes a line's quantity from the stock. If there is not enough, the transaction fails. */
export const takeStock = (store: Store<'products'>, line: Line): TransactWriteItem =>
  change(store, line, { to: 'stock - :quantity', only: 'stock >= :quantity' });

/**
 * Gives a line's quantity back. If the product has no row or no number as its stock any more, the
 * transaction fails.
 */
export const giveBackStock = (store: Store<'products'>, line: Line): TransactWriteItem =>
  change(store, line, {
    to: 'stock + :quantity',
    only: 'attribute_type(stock, :number)',
    values: { ':number': 'N' },
  });

const change = (
  { tables }: Store<'products'>,
  { sku, quantity }: Line,
  stock: { readonly to: string; readonly only: string; readonly values?: object },
): TransactWriteItem => ({
  Update: {
    TableName: tables.products,
    Key: marshall({ sku }),
    UpdateExpression: `SET stock = ${stock.to}`,
    ConditionExpression: stock.only,
    ExpressionAttributeValues: marshall({ ':quantity': quantity, ...stock.values }),
  },
});
