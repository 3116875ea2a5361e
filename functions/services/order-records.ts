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
import type { EndingTables, Order } from './orders.ts';
import { stored } from './store.ts';

type Tables = EndingTables;

/** A dispute that is over stays as it ended. */
const closed = ['won', 'lost', 'warning_closed', 'prevented'] as const;

/**
 * Writes what is refunded of a paid order by Stripe's word. All of it ends the order and its
 * checkout, whose stock stays sold; less than before, since a refund failed at the bank, reopens
 * them. Resolves to false when somebody else has written since `order` was read: look again.
 */
export const recordRefund =
  ({ client, checkoutsTable, ordersTable }: Tables) =>
  async (order: Order, refundedMinor: number, isFull: boolean): Promise<boolean> => {
    const { id, checkoutId, status, refundedMinor: before = 0, refundFailedMinor = 0 } = order;
    const failedMinor = refundFailedMinor + Math.max(0, before - refundedMinor);
    const values = marshall({
      ':minor': refundedMinor,
      ':before': before,
      ':failed': failedMinor,
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

/** Writes a dispute's status on its order. Returns whether this was news. */
export const recordDispute =
  ({ client, ordersTable }: Pick<Tables, 'client' | 'ordersTable'>) =>
  async (orderId: string, status: string): Promise<boolean> => {
    const names = closed.map((_, index) => `:closed${index}`);
    const update = new UpdateItemCommand({
      TableName: ordersTable,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET dispute = :dispute',
      ConditionExpression:
        'attribute_exists(id) AND (attribute_not_exists(dispute) OR ' +
        `(dispute <> :dispute AND NOT dispute IN (${names.join(', ')})))`,
      ExpressionAttributeValues: marshall({
        ':dispute': status,
        ...Object.fromEntries(closed.map((name, index) => [`:closed${index}`, name])),
      }),
    });
    return unlessChanged(stored(client.send(update)));
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
