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
import { closedDisputes } from '../checkout/dispute.ts';
import type { Refunds } from '../checkout/verdict.ts';
import type { EndingTables, Order } from './orders.ts';
import { stored } from './store.ts';

type Tables = EndingTables;

/**
 * Writes what is refunded of a paid order by Stripe's word. All of it ends the order and its
 * checkout, whose stock stays sold; less than before, since a refund failed at the bank, reopens
 * them. Resolves to false when somebody else has written since `order` was read: look again.
 */
export const recordRefund =
  ({ client, checkoutsTable, ordersTable }: Tables) =>
  async (order: Order, { refundedMinor, refundFailedMinor, isFull }: Refunds): Promise<boolean> => {
    const { id, checkoutId, status, refundedMinor: before = 0, refundFailedMinor: was = 0 } = order;
    const values = marshall({
      ':minor': refundedMinor,
      ':before': before,
      // Stripe tells of a payment's last ten refunds: what is missing now has failed all the same.
      ':failed': Math.max(refundFailedMinor, was + Math.max(0, before - refundedMinor)),
      ':was': status,
      ':status': isFull ? 'refunded' : 'paid',
    });
    const change = (table: string, key: string, unchanged: string): TransactWriteItem => ({
      Update: {
        TableName: table,
        Key: marshall({ id: key }),
        UpdateExpression:
          'SET #status = :status, refundedMinor = :minor, refundFailedMinor = :failed',
        ConditionExpression: `#status = :was AND ${unchanged}`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: values,
      },
    });
    const known =
      before === 0
        ? '(attribute_not_exists(refundedMinor) OR refundedMinor = :before)'
        : 'refundedMinor = :before';
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [change(ordersTable, id, known), change(checkoutsTable, checkoutId, known)],
    });
    return unlessChanged(stored(client.send(transaction)));
  };

/** Writes a dispute's status on its order. A repeat, or one that is late, changes nothing. */
export const recordDispute =
  ({ client, ordersTable }: Pick<Tables, 'client' | 'ordersTable'>) =>
  async (orderId: string, status: string): Promise<void> => {
    const names = closedDisputes.map((_, index) => `:closed${index}`);
    const update = new UpdateItemCommand({
      TableName: ordersTable,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET dispute = :dispute',
      ConditionExpression:
        'attribute_exists(id) AND (attribute_not_exists(dispute) OR ' +
        `(dispute <> :dispute AND NOT dispute IN (${names.join(', ')})))`,
      ExpressionAttributeValues: marshall({
        ':dispute': status,
        ...Object.fromEntries(closedDisputes.map((name, index) => [`:closed${index}`, name])),
      }),
    });
    await unlessChanged(stored(client.send(update)));
  };

/** A condition that failed says that the row is another one by now: nothing was written. */
const unlessChanged = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
};
