/**
 * The merchant's decision on an order that is captured on approval. It is written on the order's
 * row once, and the first decision counts. The workflow reads it there; a wake-up only makes the
 * workflow look.
 */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type CaptureMode, isAwaitingApproval } from '../checkout/approval.ts';
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

/** The token of the state that waits, and its attempt as `attemptKeyOf` writes it. */
export type ApprovalToken = { readonly taskToken: string; readonly attempt: string };

const isNewest = '(attribute_not_exists(approvalAttempt) OR approvalAttempt <= :attempt)';

/**
 * Stores the token of the state that waits for the decision. A later attempt replaces the token. An
 * earlier one whose write comes late does not: it throws `WaitOutdated`, which nobody hears. Throws
 * `ApprovalDecided` when there is nothing to wait for any more.
 */
export const beginApproval =
  ({ client, tables }: Orders) =>
  async (orderId: OrderId, { taskToken, attempt }: ApprovalToken): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'SET approvalToken = :token, approvalAttempt = :attempt',
      ConditionExpression: `${undecided} AND ${isNewest}`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: marshall({
        ...values,
        ':token': taskToken,
        ':attempt': attempt,
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const order = error.Item && readRow('orders', orderRow, error.Item);
      if (order !== undefined && isAwaitingApproval(order)) {
        throw new CheckoutError(
          errorNames.waitOutdated,
          `A later attempt waits for the decision on order ${orderId}.`,
          { cause: error },
        );
      }
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

/**
 * Forgets the token of an order that is decided on, once the workflow has read the decision. A token
 * that is still there long after the decision belongs to a state that nobody could wake. A repeat
 * changes nothing.
 */
export const forgetApprovalToken =
  ({ client, tables }: Orders) =>
  async (orderId: OrderId): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'REMOVE approvalToken',
      ConditionExpression: 'attribute_exists(decision)',
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
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
