/**
 * Orders, and the transaction that creates one, with its stock and its checkout in step.
 *
 * Fence 1, an order or a release and never both:
 *
 *     CreateOrder  ── if the checkout is processing ──▶ confirmed     order, stock and status at once
 *     Release      ── if the checkout is processing ──▶ releasing     before anything is undone
 *
 * DynamoDB serializes the two; whoever comes second finds the other's status and acts on it.
 */
import {
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CaptureMode, OrderDecision } from '../checkout/approval.ts';
import type { OrderStatus } from '../checkout/commands.ts';
import type { Line, ShippingAddress } from '../checkout/contract.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { Refusal } from '../checkout/refusals.ts';
import type { PriceParts, StoredCheckout } from './checkouts.ts';
import { conditionFailures } from './condition-failures.ts';
import { redeem, type UsedPromotion } from './redemptions.ts';
import { takeStock } from './stock.ts';
import { stored } from './store.ts';

export type Order = {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly totalMinor: number;
  readonly lines: readonly Line[];
  readonly price?: PriceParts;
  readonly shipping?: ShippingAddress;
  readonly promotion?: UsedPromotion;
  readonly email: string;
  readonly paymentIntentId: PaymentIntentId;
  /** Absent where it is captured as soon as it exists. */
  readonly capture?: CaptureMode;
  /** When Stripe gives the hold up, in ISO 8601. */
  readonly captureBefore?: string;
  /** Of the state that waits for the merchant's decision. */
  readonly approvalToken?: string;
  readonly decision?: OrderDecision;
  /** How much of the hold is to be captured, in minor units. */
  readonly approvedMinor?: number;
  /** ISO 8601: of the decision, and of the warning that the hold is about to end. */
  readonly decidedAt?: string;
  readonly holdWarnedAt?: string;
  /** What was captured, in minor units, once it is paid. */
  readonly capturedMinor?: number;
  /** A code of `checkout/refusals.ts`: why it was canceled. */
  readonly refusal?: Refusal;
  /** What is refunded of it, in minor units; absent while nothing was. */
  readonly refundedMinor?: number;
  /** What refunds gave back that failed at the bank later, in minor units. */
  readonly refundFailedMinor?: number;
  /** The latest dispute's status at Stripe, and its id, once there was one. */
  readonly dispute?: string;
  readonly disputeId?: string;
  /** ISO 8601. */
  readonly placedAt: string;
  /** The day of it, which the index of orders goes by. */
  readonly placedOn: string;
};

export type OrderTables = {
  readonly client: DynamoDBClient;
  readonly checkoutsTable: string;
  readonly ordersTable: string;
  readonly productsTable: string;
  readonly promotionsTable: string;
};

/** What ending an order without its stock takes. */
export type EndingTables = Omit<OrderTables, 'productsTable' | 'promotionsTable'>;

export type Hold = Pick<Order, 'paymentIntentId' | 'captureBefore'>;

export type Creation =
  | { readonly outcome: 'created'; readonly orderId: OrderId }
  | { readonly outcome: 'out_of_stock' }
  | { readonly outcome: 'promotion_used_up' };

/** The order with this id, read consistently, or nothing. */
export const getOrder =
  ({ client, ordersTable }: Pick<OrderTables, 'client' | 'ordersTable'>) =>
  async (id: OrderId): Promise<Order | undefined> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({ TableName: ordersTable, Key: marshall({ id }), ConsistentRead: true }),
      ),
    );
    return Item === undefined ? undefined : (unmarshall(Item) as Order);
  };

/**
 * Creates the order of a checkout, takes its stock, uses its code and confirms it, all or nothing. A
 * repeat finds the checkout confirmed and returns the same order. Throws `RecordsDisagree` when the
 * checkout has ended otherwise, `StoreUnavailable` when DynamoDB can't tell now.
 */
export const createOrder =
  (tables: OrderTables) =>
  async (checkout: StoredCheckout, hold: Hold): Promise<Creation> => {
    const orderId = orderIdOf(checkout.id);
    const transaction = [
      confirmCheckout(tables, checkout.id, orderId),
      putOrder(tables, checkout, orderId, hold),
      ...checkout.lines.map((line) => takeStock(tables.productsTable, line)),
      ...(checkout.promotion === undefined
        ? []
        : [redeem(tables.promotionsTable, checkout.promotion)]),
    ];
    try {
      await stored(
        tables.client.send(new TransactWriteItemsCommand({ TransactItems: transaction })),
      );
      return { outcome: 'created', orderId };
    } catch (error) {
      return creationDespite(error, orderId, checkout.lines.length);
    }
  };

const confirmCheckout = (
  { checkoutsTable }: OrderTables,
  id: CheckoutId,
  orderId: OrderId,
): TransactWriteItem => ({
  Update: {
    TableName: checkoutsTable,
    Key: marshall({ id }),
    UpdateExpression: 'SET #status = :confirmed, orderId = :orderId REMOVE authentication',
    ConditionExpression: '#status IN (:processing, :requiresAction)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({
      ':confirmed': 'confirmed',
      ':orderId': orderId,
      ':processing': 'processing',
      ':requiresAction': 'requires_action',
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

const putOrder = (
  { ordersTable }: OrderTables,
  checkout: StoredCheckout,
  orderId: OrderId,
  { paymentIntentId, captureBefore }: Hold,
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
    ...(capture !== undefined && { capture }),
    ...(price !== undefined && { price }),
    ...(shipping !== undefined && { shipping }),
    ...(promotion !== undefined && { promotion }),
    ...(captureBefore !== undefined && { captureBefore }),
  };
  return {
    Put: {
      TableName: ordersTable,
      Item: marshall(order, { removeUndefinedValues: true }),
      ConditionExpression: 'attribute_not_exists(id)',
    },
  };
};

/**
 * Reads the transaction's reasons in its own order: the checkout, the order, each product, then the
 * promotion.
 */
const creationDespite = (error: unknown, orderId: OrderId, lines: number): Creation => {
  const [checkout, order, ...others] = conditionFailures(error);
  if (checkout !== undefined) {
    const row =
      checkout.Item === undefined ? undefined : (unmarshall(checkout.Item) as CheckoutRow);
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

type CheckoutRow = Pick<StoredCheckout, 'status' | 'orderId'>;
