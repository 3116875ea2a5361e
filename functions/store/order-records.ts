/**
 * What happens to a paid order at Stripe without us: refunds and disputes, made in the dashboard or
 * by a bank. Written only over what was read, so that a late or repeated event changes nothing.
 */
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { closedDisputes, type Dispute } from '../checkout/dispute.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import type { OrderStatus } from '../checkout/order-status.ts';
import type { Refunds } from '../checkout/verdict.ts';
import type { Order } from './order-row.ts';
import type { CheckoutStatusValues } from './statuses.ts';
import { type Store, stored } from './store.ts';

/**
 * Writes what is refunded of a paid order by Stripe's word. All of it ends the order and its
 * checkout, whose stock stays sold; less than before, since a refund failed at the bank, reopens
 * them. The checkout follows its order, whatever it said before. Resolves to false when somebody
 * else has written since `order` was read: look again.
 */
export const recordRefund =
  ({ client, tables }: Store<'checkouts' | 'orders'>) =>
  async (order: Order, { refundedMinor, refundFailedMinor, isFull }: Refunds): Promise<boolean> => {
    const { id, checkoutId, status, refundedMinor: before = 0, refundFailedMinor: was = 0 } = order;
    const written = {
      ':minor': refundedMinor,
      // Stripe tells of a payment's last ten refunds: what is missing now has failed all the same.
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
    const asBefore =
      before === 0
        ? '(attribute_not_exists(refundedMinor) OR refundedMinor = :before)'
        : 'refundedMinor = :before';
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [
        change(tables.orders, id, {
          condition: `#status = :was AND ${asBefore}`,
          known: { ':was': status, ':before': before },
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
      // A condition that failed says that the order is another one by now: nothing was written.
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };

/**
 * Writes a dispute on its order: a repeat, or a word of it that is late, changes nothing. Resolves
 * to whether there is such an order.
 */
export const recordDispute =
  ({ client, tables }: Store<'orders'>) =>
  async (orderId: OrderId, { id, status }: Dispute): Promise<boolean> => {
    const names = closedDisputes.map((_, index) => `:closed${index}`);
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET dispute = :dispute, disputeId = :id',
      ConditionExpression:
        'attribute_exists(id) AND (attribute_not_exists(disputeId) OR disputeId <> :id OR ' +
        `(dispute <> :dispute AND NOT dispute IN (${names.join(', ')})))`,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeValues: marshall({
        ':dispute': status,
        ':id': id,
        ...Object.fromEntries(closedDisputes.map((name, index) => [`:closed${index}`, name])),
      }),
    });
    try {
      await stored(client.send(update));
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item !== undefined;
    }
  };
