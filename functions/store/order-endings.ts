/**
 * Ends an order and its checkout in one transaction: paid, or canceled, with its stock and its
 * promotion code given back. Only a `confirmed` order can end, so it ends once.
 */
import {
  type CancellationReason,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { CheckoutStatus } from '../checkout/contract.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import type { OrderStatus } from '../checkout/order-status.ts';
import type { Refusal } from '../checkout/refusals.ts';
import type { StoredStatus } from '../checkout/verdict.ts';
import { checkoutRow } from './checkout-row.ts';
import { conditionFailures } from './condition-failures.ts';
import { type Order, orderRow } from './order-row.ts';
import { readRow } from './read-row.ts';
import { giveBackRedemption } from './redemptions.ts';
import { giveBackStock } from './stock.ts';
import { type Store, stored } from './store.ts';

type EndingTables = 'checkouts' | 'orders';

/**
 * Marks an order and its checkout paid, with the captured amount. A repeat changes nothing, also
 * when the order was refunded in the meantime: it had been paid then.
 */
export const markPaid =
  (store: Store<EndingTables>) =>
  async (checkoutId: CheckoutId, capturedMinor: number, paidAt: string): Promise<void> => {
    const ending = { order: 'paid', checkout: 'paid', at: paidAt, capturedMinor } as const;
    await endOrder(store, checkoutId, ending, []);
  };

/**
 * Cancels a confirmed order, and gives its stock and its promotion code back. A repeat does not.
 */
export const cancelOrder =
  (store: Store<EndingTables | 'products' | 'promotions'>) =>
  async (order: Order, refusal: Refusal, canceledAt: string): Promise<void> => {
    const back = [
      ...order.lines.map((line) => giveBackStock(store, line)),
      ...(order.promotion === undefined ? [] : [giveBackRedemption(store, order.promotion)]),
    ];
    const ending = { order: 'canceled', checkout: 'canceled', at: canceledAt, refusal } as const;
    await endOrder(store, order.checkoutId, ending, back);
  };

type OrderEnding = {
  readonly order: OrderStatus;
  readonly checkout: CheckoutStatus;
  readonly at: string;
  readonly refusal?: Refusal;
  readonly capturedMinor?: number;
};

/**
 * Moves the order and its checkout from `confirmed` to the ending. A repeat changes nothing; throws
 * `RecordsDisagree` when the order or the checkout has another status.
 */
const endOrder = async (
  { client, tables }: Store<EndingTables>,
  checkoutId: CheckoutId,
  ending: OrderEnding,
  alongside: readonly TransactWriteItem[],
): Promise<void> => {
  const transaction = [
    endRow(tables.orders, orderIdOf(checkoutId), ending.order, ending),
    endRow(tables.checkouts, checkoutId, ending.checkout, ending),
    ...alongside,
  ];
  try {
    await stored(client.send(new TransactWriteItemsCommand({ TransactItems: transaction })));
  } catch (error) {
    const [order, checkout] = conditionFailures(error);
    if (order !== undefined && isDone(ending.order, orderIn(order))) return;
    const why =
      order !== undefined
        ? `it is ${orderIn(order)}, not confirmed`
        : checkout !== undefined
          ? `its checkout is ${checkoutIn(checkout)}, not confirmed`
          : 'a product of it has no row, or its code was never used';
    throw new CheckoutError(
      errorNames.recordsDisagree,
      `Order ${orderIdOf(checkoutId)} can't become ${ending.order}: ${why}.`,
    );
  }
};

const isDone = (ending: OrderStatus, status: OrderStatus | 'missing'): boolean =>
  status === ending || (ending === 'paid' && status === 'refunded');

const orderState = z.pick(orderRow, { status: true });
const checkoutState = z.pick(checkoutRow, { status: true });

const orderIn = ({ Item }: CancellationReason): OrderStatus | 'missing' =>
  Item === undefined ? 'missing' : readRow('orders', orderState, Item).status;

const checkoutIn = ({ Item }: CancellationReason): StoredStatus | 'missing' =>
  Item === undefined ? 'missing' : readRow('checkouts', checkoutState, Item).status;

const endRow = (
  table: string,
  id: CheckoutId | OrderId,
  status: OrderStatus | CheckoutStatus,
  { at, refusal, capturedMinor }: OrderEnding,
): TransactWriteItem => {
  const details = Object.entries({ refusal, capturedMinor }).filter(
    ([, value]) => value !== undefined,
  );
  const sets = [
    '#status = :status',
    'endedAt = :at',
    ...details.map(([name]) => `${name} = :${name}`),
  ];
  return {
    Update: {
      TableName: table,
      Key: marshall({ id }),
      UpdateExpression: `SET ${sets.join(', ')} REMOVE openSince`,
      ConditionExpression: '#status = :confirmed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':status': status,
        ':at': at,
        ':confirmed': 'confirmed',
        ...Object.fromEntries(details.map(([name, value]) => [`:${name}`, value])),
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
};
