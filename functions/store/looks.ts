/**
 * How often the page may have Stripe asked about a checkout. Every function of the account writes
 * to the same row, so that many calls at once are one look, too.
 */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CheckoutId } from '../checkout/ids.ts';
import { type Store, stored } from './store.ts';

const pauseMs = 1000;

/**
 * Resolves to whether it is time for another look at the checkout's payment: the last one was a
 * second ago or more. If so, this call's look counts as the last one, whatever becomes of it. False
 * for a checkout without a row.
 */
export const isTimeToLook =
  ({ client, tables }: Store<'checkouts'>, now: () => number) =>
  async (id: CheckoutId): Promise<boolean> => {
    const nowMs = now();
    const update = new UpdateItemCommand({
      TableName: tables.checkouts,
      Key: marshall({ id }),
      UpdateExpression: 'SET lookedAtMs = :now',
      ConditionExpression:
        'attribute_exists(id) AND (attribute_not_exists(lookedAtMs) OR lookedAtMs <= :before)',
      ExpressionAttributeValues: marshall({ ':now': nowMs, ':before': nowMs - pauseMs }),
    });
    try {
      await stored(client.send(update));
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return false;
    }
  };
