/**
 * Reads orders, and creates one: a transaction writes the order, its checkout and its stock
 * together.
 *
 * Fence 1: a checkout gets an order or is released, never both.
 *
 *     CreateOrder  ── if the checkout is processing ──▶ confirmed     order, stock and status at once
 *     Release      ── if the checkout is processing ──▶ releasing     before anything is undone
 *
 * DynamoDB does one after the other; the second one finds the status of the first, and acts on it.
 */
import {
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { emailKeyOf } from '../checkout/email-key.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import { checkoutRow, type StoredCheckout } from './checkout-row.ts';
import { conditionFailures } from './condition-failures.ts';
import { pastConflicts } from './conflicts.ts';
import { type Order, orderRow } from './order-row.ts';
import { readRow } from './read-row.ts';
import { isCounted, redeem } from './redemptions.ts';
import { getRows } from './rows.ts';
import type { CheckoutStatusValues } from './statuses.ts';
import { takeStock } from './stock.ts';
import { type Store, stored } from './store.ts';

type OrderTables = 'checkouts' | 'orders' | 'products' | 'promotions';

export type Hold = Pick<Order, 'paymentIntentId' | 'captureBefore'>;

export type Creation =
  | { readonly outcome: 'created'; readonly orderId: OrderId }
  | { readonly outcome: 'out_of_stock' }
  | { readonly outcome: 'promotion_used_up' };

/** The order with this id, read consistently; undefined if there is none. */
export const getOrder =
  ({ client, tables }: Store<'orders'>) =>
  async (id: OrderId): Promise<Order | undefined> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({
          TableName: tables.orders,
          Key: marshall({ id }),
          ConsistentRead: true,
        }),
      ),
    );
    return Item === undefined ? undefined : readRow('orders', orderRow, Item);
  };

/** The orders with these ids, at most 100. Throws as `getRows` does. */
export const getOrders = (store: Store<'orders'>) => getRows(store, 'orders', orderRow);

/**
 * How long to send the transaction again while it meets others, before the state is tried again.
 * The function has time for that, and for calls that DynamoDB is slow to answer.
 */
const patienceMs = 10_000;

/**
 * Creates a checkout's order, takes its stock, uses its promotion code and confirms the checkout:
 * all of it or nothing. While others buy the same product, it waits its turn. A repeat finds the checkout confirmed and returns the same order. Throws
 * `RecordsDisagree` when the checkout has ended otherwise, and `DynamoDbUnavailable` when DynamoDB
 * can't answer now.
 */
export const createOrder =
  (store: Store<OrderTables>, emailSecret: string) =>
  async (checkout: StoredCheckout, hold: Hold): Promise<Creation> => {
    const orderId = orderIdOf(checkout.id);
    const transaction = [
      confirmCheckout(store, checkout.id, orderId),
      putOrder(store, checkout, { ...hold, orderId, emailSecret }),
      ...checkout.lines.map((line) => takeStock(store, line)),
      ...(isCounted(checkout.promotion) ? [redeem(store, checkout.promotion)] : []),
    ];
    const send = () =>
      store.client.send(new TransactWriteItemsCommand({ TransactItems: transaction }));
    try {
      await stored(pastConflicts(store, send, patienceMs));
      return { outcome: 'created', orderId };
    } catch (error) {
      return creationDespite(error, orderId, checkout.lines.length);
    }
  };

const confirmCheckout = (
  { tables }: Store<'checkouts'>,
  id: CheckoutId,
  orderId: OrderId,
): TransactWriteItem => ({
  Update: {
    TableName: tables.checkouts,
    Key: marshall({ id }),
    UpdateExpression: 'SET #status = :confirmed, orderId = :orderId REMOVE authentication, viewer',
    ConditionExpression: '#status IN (:processing, :requiresAction)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({
      ...({
        ':confirmed': 'confirmed',
        ':processing': 'processing',
        ':requiresAction': 'requires_action',
      } satisfies CheckoutStatusValues),
      ':orderId': orderId,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

type NewOrder = Hold & { readonly orderId: OrderId; readonly emailSecret: string };

const putOrder = (
  { tables }: Store<'orders'>,
  checkout: StoredCheckout,
  { orderId, emailSecret, paymentIntentId, captureBefore }: NewOrder,
): TransactWriteItem => {
  const { id: checkoutId, currency, totalMinor, lines, email, placedAt } = checkout;
  const { capture, price, shipping, promotion } = checkout;
  const order: Order = {
    id: orderId,
    checkoutId,
    status: 'confirmed',
    currency,
    totalMinor,
    lines,
    email,
    paymentIntentId,
    placedAt,
    placedOn: placedAt.slice(0, 10),
    emailKey: emailKeyOf(email, emailSecret),
    ...(capture !== undefined && { capture }),
    ...(price !== undefined && { price }),
    ...(shipping !== undefined && { shipping }),
    ...(promotion !== undefined && { promotion }),
    ...(captureBefore !== undefined && { captureBefore }),
  };
  return {
    Put: {
      TableName: tables.orders,
      Item: marshall(order, { removeUndefinedValues: true }),
      ConditionExpression: 'attribute_not_exists(id)',
    },
  };
};

/**
 * Says why the transaction failed. Its reasons come in the order of its items: the checkout, the
 * order, each product, then the promotion.
 */
const creationDespite = (error: unknown, orderId: OrderId, lines: number): Creation => {
  const [checkout, order, ...others] = conditionFailures(error);
  if (checkout !== undefined) {
    const row = checkout.Item && readRow('checkouts', checkoutState, checkout.Item);
    if (row?.orderId === orderId) return { outcome: 'created', orderId };
    throw new CheckoutError(
      errorNames.recordsDisagree,
      `The checkout is ${row?.status ?? 'missing'}: no order can be created for it any more.`,
    );
  }
  if (order !== undefined) {
    throw new CheckoutError(errorNames.recordsDisagree, `Order ${orderId} is another checkout's.`);
  }
  const isInStock = others.slice(0, lines).every((reason) => reason === undefined);
  return { outcome: isInStock ? 'promotion_used_up' : 'out_of_stock' };
};

/** The fields of a checkout's row that say how far the checkout is. */
const checkoutState = z.pick(checkoutRow, { status: true, orderId: true });
