/** A line's part in an order's transaction: its stock, taken or given back. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Line } from '../checkout/contract.ts';
import type { Store } from './store.ts';

/** Takes a line's quantity, if there is enough: otherwise the transaction fails. */
export const takeStock = (
  { tables }: Store<'products'>,
  { sku, quantity }: Line,
): TransactWriteItem => ({
  Update: {
    TableName: tables.products,
    Key: marshall({ sku }),
    UpdateExpression: 'SET stock = stock - :quantity',
    ConditionExpression: 'stock >= :quantity',
    ExpressionAttributeValues: marshall({ ':quantity': quantity }),
  },
});

/** Gives a line's quantity back, to a product that still has a row. */
export const giveBackStock = (
  { tables }: Store<'products'>,
  { sku, quantity }: Line,
): TransactWriteItem => ({
  Update: {
    TableName: tables.products,
    Key: marshall({ sku }),
    UpdateExpression: 'SET stock = stock + :quantity',
    ConditionExpression: 'attribute_exists(sku)',
    ExpressionAttributeValues: marshall({ ':quantity': quantity }),
  },
});
