/**
 * Records what happens to a paid order at Stripe: refunds and disputes. A refund is only written if
 * the order is still as it was read (what failed at the bank only ever grows, so it is never as it
 * was before again), and a dispute only if its status is new and
 * was not read before the one that is there.
 */
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DisputeReading } from '../checkout/dispute.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import type { OrderStatus } from '../checkout/order-status.ts';
import type { Refunds } from '../checkout/verdict.ts';
import type { Order } from './order-row.ts';
import type { CheckoutStatusValues } from './statuses.ts';
import { type Store, stored } from './store.ts';

/**
 * Writes what Stripe says is refunded of a paid order. A full refund makes the order and its
 * checkout `refunded`; the stock stays sold. If less is refunded than before, because a refund
 * failed at the bank, they become `paid` again. The checkout takes over the order's values,
 * whatever it had before. Resolves to false when somebody else has written since `order` was read:
 * look again.
 */
export const recordRefund =
  ({ client, tables }: Store<'checkouts' | 'orders'>) =>
  async (order: Order, { refundedMinor, refundFailedMinor, isFull }: Refunds): Promise<boolean> => {
    const { id, checkoutId, status, refundedMinor: before = 0, refundFailedMinor: was = 0 } = order;
    const written = {
      ':minor': refundedMinor,
      // Stripe lists only a payment's last ten refunds. An older one that failed shows only in that
      // less is refunded than before.
      ':failed': Math.max(refundFailedMinor, was + Math.max(0, before - refundedMinor)),
      ':status': (isFull ? 'refunded' : 'paid') satisfies OrderStatus,
    };
    const change = (
      TableName: string,
      key: CheckoutId | OrderId,
      { condition, known }: { readonly condition: string; readonly known: object },
    ): TransactWriteItem => ({
      Update: {
        TableName,
        Key: marshall({ id: key }),
        UpdateExpression:
          'SET #status = :status, refundedMinor = :minor, refundFailedMinor = :failed',
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: marshall({ ...written, ...known }),
      },
    });
    const is = (name: 'refundedMinor' | 'refundFailedMinor', value: string, amount: number) =>
      amount === 0 ? `(attribute_not_exists(${name}) OR ${name} = ${value})` : `${name} = ${value}`;
    const asBefore =
      `${is('refundedMinor', ':before', before)} AND ` +
      is('refundFailedMinor', ':failedBefore', was);
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [
        change(tables.orders, id, {
          condition: `#status = :was AND ${asBefore}`,
          known: { ':was': status, ':before': before, ':failedBefore': was },
        }),
        change(tables.checkouts, checkoutId, {
          condition: '#status IN (:paid, :refunded)',
          known: { ':paid': 'paid', ':refunded': 'refunded' } satisfies CheckoutStatusValues,
        }),
      ],
    });
    try {
      await stored(client.send(transaction));
      return true;
    } catch (error) {
      // A failed condition means that somebody else has written: nothing was written here.
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };

/**
 * Writes a dispute's status on its order, whatever status it had. A repeat changes nothing, and
 * neither does what was read before that which is written: a write may land late. Resolves to
 * whether there is such an order.
 */
export const recordDispute =
  ({ client, tables }: Store<'orders'>) =>
  async (orderId: OrderId, { id, status, readAt }: DisputeReading): Promise<boolean> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET dispute = :dispute, disputeId = :id, disputeReadAt = :readAt',
      ConditionExpression:
        'attribute_exists(id) AND ' +
        '(attribute_not_exists(disputeId) OR disputeId <> :id OR dispute <> :dispute) AND ' +
        '(attribute_not_exists(disputeReadAt) OR disputeReadAt <= :readAt)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeValues: marshall({ ':dispute': status, ':id': id, ':readAt': readAt }),
    });
    try {
      await stored(client.send(update));
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item !== undefined;
    }
  };
