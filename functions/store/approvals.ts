/**
 * The merchant's decision on an order that is captured on approval. It is written on the order's
 * row once, and the first decision counts. The workflow reads it there; a wake-up only makes the
 * workflow look.
 */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CaptureMode } from '../checkout/approval.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { OrderId } from '../checkout/ids.ts';
import type { OrderStatus } from '../checkout/order-status.ts';
import type { Refusal } from '../checkout/refusals.ts';
import { type Order, orderRow } from './order-row.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

type Orders = Store<'orders'>;

export type Decision =
  /** Capture `approvedMinor` of the hold, in minor units; the rest is released. */
  | { readonly decision: 'approved'; readonly approvedMinor: number; readonly decidedAt: string }
  /** Release the hold; `refusal` is what the shopper reads. */
  | { readonly decision: 'canceled'; readonly refusal: Refusal; readonly decidedAt: string };

const undecided =
  '#status = :confirmed AND #capture = :onApproval AND attribute_not_exists(decision)';
const names = { '#status': 'status', '#capture': 'capture' };
const values = { ':confirmed': 'confirmed', ':onApproval': 'on-approval' } satisfies Readonly<
  Record<string, OrderStatus | CaptureMode>
>;

/**
 * Stores the token of the state that waits for the decision. A repeat replaces the token. Throws
 * `ApprovalDecided` when there is nothing to wait for any more.
 */
export const beginApproval =
  ({ client, tables }: Orders) =>
  async (orderId: OrderId, taskToken: string): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET approvalToken = :token',
      ConditionExpression: undecided,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: marshall({ ...values, ':token': taskToken }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new CheckoutError(errorNames.approvalDecided, `Order ${orderId} is decided on.`, {
        cause: error,
      });
    }
  };

/**
 * Decides on an order, unless that was done before. Resolves to the order as it is then: with this
 * decision, with an earlier one, or with none if it needs no decision. Resolves to undefined when
 * there is no such order.
 */
export const decide =
  ({ client, tables }: Orders) =>
  async (orderId: OrderId, decision: Decision): Promise<Order | undefined> => {
    const fields = Object.entries(decision);
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: `SET ${fields.map(([name]) => `${name} = :${name}`).join(', ')}`,
      ConditionExpression: undecided,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: marshall({
        ...values,
        ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
      }),
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes = {} } = await stored(client.send(update));
      return readRow('orders', orderRow, Attributes);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item === undefined ? undefined : readRow('orders', orderRow, error.Item);
    }
  };

/** Notes that the hold is about to end, once; the event of this change warns the merchant. */
export const noteHoldWarning =
  ({ client, tables }: Orders) =>
  async (orderId: OrderId, warnedAt: string): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET holdWarnedAt = :at',
      ConditionExpression: `${undecided} AND attribute_not_exists(holdWarnedAt)`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: marshall({ ...values, ':at': warnedAt }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
