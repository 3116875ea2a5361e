/**
 * Ends an order and its checkout in one transaction: paid, or canceled, with its stock and its
 * promotion code given back. Only a `confirmed` order can end, so it ends once. What can't be given
 * back does not keep an order from being canceled: the shopper's money comes first.
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
import { pastConflicts } from './conflicts.ts';
import { type Order, orderRow } from './order-row.ts';
import { readRow } from './read-row.ts';
import { giveBackRedemption, isCounted } from './redemptions.ts';
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
    await endOrder(store, checkoutId, ending, new Map());
  };

/**
 * Cancels a confirmed order, and gives its stock and its promotion code back. A repeat does not.
 * What is not there any more (a product's row, a code's counter) is named in the order's
 * `notGivenBack`, and the rest is given back all the same.
 */
export const cancelOrder =
  (store: Store<EndingTables | 'products' | 'promotions'>) =>
  async (order: Order, refusal: Refusal, canceledAt: string): Promise<void> => {
    const { lines, promotion } = order;
    const back = new Map([
      ...lines.map((line) => [`product:${line.sku}`, giveBackStock(store, line)] as const),
      ...(isCounted(promotion)
        ? [[`promotion:${promotion.code}`, giveBackRedemption(store, promotion)] as const]
        : []),
    ]);
    const ending = { order: 'canceled', checkout: 'canceled', at: canceledAt, refusal } as const;
    await endOrder(store, order.checkoutId, ending, back);
  };

/** Stock is given back to a product that others are buying. After that, the state is retried. */
const patienceMs = 3000;

type OrderEnding = {
  readonly order: OrderStatus;
  readonly checkout: CheckoutStatus;
  readonly at: string;
  readonly refusal?: Refusal;
  readonly capturedMinor?: number;
};

/** What an ending gives back, by the name under which it is noted when that is not possible. */
type GivenBack = ReadonlyMap<string, TransactWriteItem>;

/**
 * Moves the order and its checkout from `confirmed` to the ending. A repeat changes nothing; throws
 * `RecordsDisagree` when the order or the checkout has another status. When only something to give
 * back is missing, the ending is written without it: each further call has less to give back.
 */
const endOrder = async (
  store: Store<EndingTables>,
  checkoutId: CheckoutId,
  ending: OrderEnding,
  back: GivenBack,
  notGivenBack: readonly string[] = [],
): Promise<void> => {
  const { client, tables } = store;
  const noted = { ...ending, ...(notGivenBack.length > 0 && { notGivenBack }) };
  const transaction = [
    endRow(tables.orders, orderIdOf(checkoutId), ending.order, noted),
    endRow(tables.checkouts, checkoutId, ending.checkout, ending),
    ...back.values(),
  ];
  const send = () => client.send(new TransactWriteItemsCommand({ TransactItems: transaction }));
  try {
    await stored(pastConflicts(store, send, patienceMs));
  } catch (error) {
    const [order, checkout, ...others] = conditionFailures(error);
    if (order !== undefined && isDone(ending.order, orderIn(order))) return;
    const disagree = (why: string) =>
      new CheckoutError(
        errorNames.recordsDisagree,
        `Order ${orderIdOf(checkoutId)} can't become ${ending.order}: ${why}, not confirmed.`,
      );
    if (order !== undefined) throw disagree(`it is ${orderIn(order)}`);
    if (checkout !== undefined) throw disagree(`its checkout is ${checkoutIn(checkout)}`);
    const missing = [...back.keys()].filter((_, place) => others[place] !== undefined);
    const rest = new Map([...back].filter(([name]) => !missing.includes(name)));
    return endOrder(store, checkoutId, ending, rest, [...notGivenBack, ...missing]);
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
  ending: OrderEnding & { readonly notGivenBack?: readonly string[] },
): TransactWriteItem => {
  const { at, refusal, capturedMinor, notGivenBack } = ending;
  const details = Object.entries({ refusal, capturedMinor, notGivenBack }).filter(
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
