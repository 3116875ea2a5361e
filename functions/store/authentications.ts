/**
 * What a checkout's row holds while it waits for the bank's step: the client secret for the page,
 * and the token with which the execution continues. The secret is only for the shopper's browser,
 * and only while the checkout waits.
 */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import type { Authentication } from './checkout-row.ts';
import type { CheckoutStatusValues } from './statuses.ts';
import { type Store, stored } from './store.ts';

type Checkouts = Store<'checkouts'>;

/**
 * Not while a later attempt waits or has waited, and not once this one's wait is over: a write may
 * come that late.
 */
const isNewest =
  '(attribute_not_exists(authenticationAttempt) OR authenticationAttempt < :attempt OR ' +
  '(authenticationAttempt = :attempt AND attribute_exists(authentication)))';

/**
 * Makes the page show the bank's step. A later attempt replaces the token by its own; `attempt` is
 * written by `attemptKeyOf`. Throws `RecordsDisagree` when the checkout has gone on without it.
 */
export const beginAuthentication =
  ({ client, tables }: Checkouts) =>
  async (id: CheckoutId, authentication: Authentication, attempt: string): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.checkouts,
      Key: marshall({ id }),
      UpdateExpression:
        'SET #status = :requiresAction, authentication = :authentication, ' +
        'authenticationAttempt = :attempt',
      ConditionExpression: `#status IN (:processing, :requiresAction) AND ${isNewest}`,
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ...({
          ':processing': 'processing',
          ':requiresAction': 'requires_action',
        } satisfies CheckoutStatusValues),
        ':authentication': authentication,
        ':attempt': attempt,
      }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new CheckoutError(
        errorNames.recordsDisagree,
        `Checkout ${id} has gone on: it can't wait for the bank's step any more.`,
        { cause: error },
      );
    }
  };

/**
 * Notes that the state with this token goes on, so that the page waits for the outcome. Changes
 * nothing when the checkout has gone on further, or waits again with another token.
 */
export const endAuthentication =
  ({ client, tables }: Checkouts) =>
  async (id: CheckoutId, taskToken: string): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.checkouts,
      Key: marshall({ id }),
      UpdateExpression: 'SET #status = :processing REMOVE authentication',
      ConditionExpression: '#status = :requiresAction AND authentication.taskToken = :token',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ...({
          ':processing': 'processing',
          ':requiresAction': 'requires_action',
        } satisfies CheckoutStatusValues),
        ':token': taskToken,
      }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
