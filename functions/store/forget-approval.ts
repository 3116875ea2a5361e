/** Forgets the token of a wait for the merchant that is over. */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { OrderId } from '../checkout/ids.ts';
import { type Store, stored } from './store.ts';

/** Removes this token from the order's row; a newer one stays. A repeat changes nothing. */
export const forgetApproval =
  ({ client, tables }: Store<'orders'>) =>
  async (orderId: OrderId, taskToken: string): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.orders,
      Key: marshall({ id: orderId }),
      UpdateExpression: 'REMOVE approvalToken',
      ConditionExpression: 'approvalToken = :token',
      ExpressionAttributeValues: marshall({ ':token': taskToken }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
