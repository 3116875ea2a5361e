/**
 * The checkouts' table: a row for each, from `processing` to one of its endings. Every write names
 * the statuses that it may come from, so that whoever comes second learns it.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CaptureMode } from '../checkout/approval.ts';
import type { CheckoutStatus, Line, Quote, ShippingAddress } from '../checkout/contract.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId, OrderId } from '../checkout/ids.ts';
import type { Refusal } from '../checkout/refusals.ts';
import type { StoredStatus } from '../checkout/verdict.ts';
import type { Authentication } from './authentications.ts';
import type { UsedPromotion } from './redemptions.ts';
import { stored } from './store.ts';

/** A quote, without what the row has beside it. */
export type PriceParts = Pick<
  Quote,
  'subtotal' | 'discount' | 'shipping' | 'tax' | 'taxes' | 'shippingRate'
>;

export type StoredCheckout = {
  readonly id: CheckoutId;
  readonly status: StoredStatus;
  readonly currency: string;
  readonly totalMinor: number;
  readonly lines: readonly Line[];
  /** What the total is made of, besides the lines. */
  readonly price?: PriceParts;
  /** Where it is to be sent. */
  readonly shipping?: ShippingAddress;
  readonly promotion?: UsedPromotion;
  readonly email: string;
  /** Of the request that placed it: the same key with another one is refused. */
  readonly fingerprint: string;
  /** Of the shopper's address; says nothing about it. */
  readonly viewer: string;
  /** ISO 8601. */
  readonly placedAt: string;
  /** The same moment, until the checkout has its ending: what the index of open ones is made of. */
  readonly openSince?: string;
  readonly orderId?: OrderId;
  /** Absent where the order is captured as soon as it exists. */
  readonly capture?: CaptureMode;
  /** What was captured, in minor units, once it is paid. */
  readonly capturedMinor?: number;
  /** While it waits for the bank's step. */
  readonly authentication?: Authentication;
  /** A code of `checkout/refusals.ts`. */
  readonly refusal?: Refusal;
};

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/** The checkout, read consistently, or nothing. */
export const getCheckout =
  ({ client, tableName }: Table) =>
  async (id: CheckoutId): Promise<StoredCheckout | undefined> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall({ id }), ConsistentRead: true }),
      ),
    );
    return Item === undefined ? undefined : (unmarshall(Item) as StoredCheckout);
  };

/** Writes a new checkout; when the id is taken, nothing is written and the one there is returned. */
export const putCheckout =
  ({ client, tableName }: Table) =>
  async (checkout: StoredCheckout): Promise<StoredCheckout | undefined> => {
    try {
      await stored(
        client.send(
          new PutItemCommand({
            TableName: tableName,
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
 * Fence 1, Release's side: from here on no order can be created. Returns the row as it stands: with
 * status `releasing`, or, where the fence could not be put up, with the status that forbade it.
 */
export const beginRelease =
  ({ client, tableName }: Table) =>
  async (id: CheckoutId): Promise<StoredCheckout> => {
    try {
      const { Attributes } = await stored(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall({ id }),
            UpdateExpression: 'SET #status = :releasing',
            ConditionExpression: '#status IN (:processing, :requiresAction, :releasing)',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: marshall({
              ':releasing': 'releasing',
              ':processing': 'processing',
              ':requiresAction': 'requires_action',
            }),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      return unmarshall(Attributes ?? {}) as StoredCheckout;
    } catch (error) {
      return rowThatWasThere(error);
    }
  };

/**
 * The end of a release: no hold, no order. A repeat changes nothing. A decline is counted for its
 * viewer, as the state machine's own Declined does it.
 */
export const endRelease =
  ({ client, tableName }: Table) =>
  async (
    id: CheckoutId,
    ending: { readonly status: CheckoutStatus; readonly refusal: Refusal },
  ): Promise<void> => {
    try {
      await stored(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall({ id }),
            UpdateExpression:
              `SET #status = :status, refusal = :refusal` +
              `${ending.status === 'declined' ? ', declinedViewer = viewer' : ''} ` +
              'REMOVE openSince, authentication',
            ConditionExpression: '#status = :releasing',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: marshall({
              ':status': ending.status,
              ':refusal': ending.refusal,
              ':releasing': 'releasing',
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

/** How many checkouts of this viewer were declined since `since` (ISO 8601). */
export const countDeclines =
  ({ client, tableName, indexName }: Table & { readonly indexName: string }) =>
  async (viewer: string, since: string): Promise<number> => {
    const { Count } = await stored(
      client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: indexName,
          KeyConditionExpression: 'declinedViewer = :viewer AND placedAt > :since',
          ExpressionAttributeValues: marshall({ ':viewer': viewer, ':since': since }),
          Select: 'COUNT',
        }),
      ),
    );
    return Count ?? 0;
  };

const rowThatWasThere = (error: unknown): StoredCheckout => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  if (error.Item === undefined) {
    throw new CheckoutError(
      errorNames.recordsDisagree,
      'The checkout has no row: the execution was started by hand, or the row was deleted.',
    );
  }
  return unmarshall(error.Item) as StoredCheckout;
};
