/** Reads every order of a table, whichever design wrote it. */
import { type Row, readTable } from '../../local/dynamodb/tables.ts';
import type { Order } from './losses.ts';

const notSent: readonly unknown[] = ['canceled', 'refunded'];

/** An order has the attributes `status` and `paymentIntentId`; rows without the latter are none yet. */
export const ordersIn = (rows: readonly Row[]): readonly Order[] =>
  rows
    .filter(({ paymentIntentId }) => typeof paymentIntentId === 'string')
    .map(({ paymentIntentId, status }) => ({
      paymentId: String(paymentIntentId),
      isCanceled: notSent.includes(status),
    }));

export const readOrders = async (dynamoDbUrl: string, table: string): Promise<readonly Order[]> =>
  ordersIn(await readTable(dynamoDbUrl, table));
