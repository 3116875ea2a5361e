/**
 * The checkouts' table: one row per checkout, from `processing` to its ending. Every write has a
 * condition on the row's status, so that the second of two writers learns about the first.
 */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CheckoutStatus } from '../checkout/contract.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import type { Refusal } from '../checkout/refusals.ts';
import { checkoutRow, type StoredCheckout } from './checkout-row.ts';
import { readRow } from './read-row.ts';
import { getRows } from './rows.ts';
import type { CheckoutStatusValues } from './statuses.ts';
import { type Store, stored } from './store.ts';

type Checkouts = Store<'checkouts'>;

/** The checkout with this id, read consistently; undefined if there is none. */
export const getCheckout =
  ({ client, tables }: Checkouts) =>
  async (id: CheckoutId): Promise<StoredCheckout | undefined> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({
          TableName: tables.checkouts,
          Key: marshall({ id }),
          ConsistentRead: true,
        }),
      ),
    );
    return Item === undefined ? undefined : readRow('checkouts', checkoutRow, Item);
  };

/** The checkouts with these ids, at most 100. Throws as `getRows` does. */
export const getCheckouts = (store: Checkouts) => getRows(store, 'checkouts', checkoutRow);

/**
 * Writes a new checkout. If the id is taken, nothing is written and the existing row is returned.
 */
export const putCheckout =
  ({ client, tables }: Checkouts) =>
  async (checkout: StoredCheckout): Promise<StoredCheckout | undefined> => {
    try {
      await stored(
        client.send(
          new PutItemCommand({
            TableName: tables.checkouts,
            Item: marshall(checkout, { removeUndefinedValues: true }),
            ConditionExpression: 'attribute_not_exists(id)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      return undefined;
    } catch (error) {
      return rowThatWasThere(error);
    }
  };

/**
 * Fence 1, Release's side: from now on no order can be created. Resolves to the row as it is then:
 * `releasing`, or, if the checkout had gone on already, the status that it has.
 */
export const beginRelease =
  ({ client, tables }: Checkouts) =>
  async (id: CheckoutId): Promise<StoredCheckout> => {
    try {
      const { Attributes } = await stored(
        client.send(
          new UpdateItemCommand({
            TableName: tables.checkouts,
            Key: marshall({ id }),
            UpdateExpression: 'SET #status = :releasing',
            ConditionExpression: '#status IN (:processing, :requiresAction, :releasing)',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: marshall({
              ':releasing': 'releasing',
              ':processing': 'processing',
              ':requiresAction': 'requires_action',
            } satisfies CheckoutStatusValues),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      return readRow('checkouts', checkoutRow, Attributes ?? {});
    } catch (error) {
      return rowThatWasThere(error);
    }
  };

/** What a checkout without an order ended as, and why. */
export type ReleaseEnding = { readonly status: CheckoutStatus; readonly refusal: Refusal };

/**
 * Writes the ending of a release. A repeat changes nothing. Throws `RecordsDisagree` when the checkout has ended otherwise.
 */
export const endRelease =
  ({ client, tables }: Checkouts) =>
  async (id: CheckoutId, ending: ReleaseEnding): Promise<void> => {
    try {
      await stored(
        client.send(
          new UpdateItemCommand({
            TableName: tables.checkouts,
            Key: marshall({ id }),
            UpdateExpression:
              'SET #status = :status, refusal = :refusal ' +
              'REMOVE openSince, authentication, viewer',
            ConditionExpression: '#status = :releasing',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: marshall({
              ...({
                ':status': ending.status,
                ':releasing': 'releasing',
              } satisfies CheckoutStatusValues),
              ':refusal': ending.refusal,
            }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
    } catch (error) {
      const row = rowThatWasThere(error);
      if (row.status !== ending.status) {
        throw new CheckoutError(
          errorNames.recordsDisagree,
          `Checkout ${id} is ${row.status}, and should have ended as ${ending.status}.`,
        );
      }
    }
  };

const rowThatWasThere = (error: unknown): StoredCheckout => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  if (error.Item === undefined) {
    throw new CheckoutError(
      errorNames.recordsDisagree,
      'The checkout has no row: the execution was started by hand, or the row was deleted.',
    );
  }
  return readRow('checkouts', checkoutRow, error.Item);
};
