/**
 * What happens to a paid order at Stripe without us: refunds and disputes, made in the dashboard or
 * by a bank. Written forward only, so that a late or repeated event changes nothing.
 */
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Order, OrderTables } from './orders.ts';
import { stored } from './store.ts';

type Tables = Omit<OrderTables, 'productsTable'>;

/** A dispute that is over stays as it ended. */
const closed = ['won', 'lost', 'warning_closed', 'prevented'] as const;

/** Adds what was refunded in part; a smaller amount than the one that is known changes nothing. */
export const recordPartialRefund =
  ({ client, ordersTable }: Pick<Tables, 'client' | 'ordersTable'>) =>
  async ({ id }: Order, refundedMinor: number): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: ordersTable,
      Key: marshall({ id }),
      UpdateExpression: 'SET refundedMinor = :refunded',
      ConditionExpression:
        '#status = :paid AND (attribute_not_exists(refundedMinor) OR refundedMinor < :refunded)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':refunded': refundedMinor, ':paid': 'paid' }),
    });
    await unlessDone(stored(client.send(update)));
  };

/** Ends a paid order that was refunded in full, and its checkout; its stock stays sold. */
export const recordFullRefund =
  ({ client, checkoutsTable, ordersTable }: Tables) =>
  async ({ id, checkoutId }: Order, refundedMinor: number): Promise<void> => {
    const refunded = (table: string, key: string) => ({
      Update: {
        TableName: table,
        Key: marshall({ id: key }),
        UpdateExpression: 'SET #status = :refunded, refundedMinor = :minor',
        ConditionExpression: '#status = :paid',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: marshall({
          ':refunded': 'refunded',
          ':paid': 'paid',
          ':minor': refundedMinor,
        }),
      },
    });
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [refunded(ordersTable, id), refunded(checkoutsTable, checkoutId)],
    });
    await unlessDone(stored(client.send(transaction)));
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
    return unlessDone(stored(client.send(update)));
  };

/** A condition that failed says that this, or more, is known already. */
const unlessDone = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
};
