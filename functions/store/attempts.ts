/**
 * What a viewer has tried within an hour: checkouts that have no order (yet), and promotion codes
 * that there are none of. A row's key can't be turned back into an address: it is hashed with the
 * hour's salt, which is in a row of the same table. All of them are forgotten after their hour.
 */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { errorNames, isNamed } from '../checkout/errors.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

type Attempts = Store<'attempts'>;

/** A viewer's row: its key, and when DynamoDB may forget it, in Unix seconds. */
export type Viewer = { readonly key: string; readonly expiresAt: number };

const salted = z.object({ viewer: z.string(), salt: z.string() });
const guessed = z.object({ guesses: z.exactOptional(z.set(z.string())) });

/** The salt of an hour: `fresh`, unless somebody else was first. */
export const saltOf =
  ({ client, tables }: Attempts) =>
  async ({ key, expiresAt }: Viewer, fresh: string): Promise<string> => {
    const update = new UpdateItemCommand({
      TableName: tables.attempts,
      Key: marshall({ viewer: key }),
      UpdateExpression: 'SET salt = if_not_exists(salt, :fresh), expiresAt = :expiresAt',
      ExpressionAttributeValues: marshall({ ':fresh': fresh, ':expiresAt': expiresAt }),
      ReturnValues: 'ALL_NEW',
    });
    const { Attributes = {} } = await stored(client.send(update));
    return readRow('attempts', salted, Attributes).salt;
  };

/**
 * Adds `item` to what the viewer has tried, if that are fewer than `most` by then. The same item
 * counts once. Resolves to whether it is among them.
 */
const count =
  (name: 'checkouts' | 'guesses') =>
  ({ client, tables }: Attempts) =>
  async ({ key, expiresAt }: Viewer, item: string, most: number): Promise<boolean> => {
    const update = new UpdateItemCommand({
      TableName: tables.attempts,
      Key: marshall({ viewer: key }),
      UpdateExpression: 'ADD #tried :items SET expiresAt = :expiresAt',
      ConditionExpression:
        'attribute_not_exists(#tried) OR size(#tried) < :most OR contains(#tried, :item)',
      ExpressionAttributeNames: { '#tried': name },
      ExpressionAttributeValues: marshall({
        ':items': new Set([item]),
        ':item': item,
        ':most': most,
        ':expiresAt': expiresAt,
      }),
    });
    try {
      await stored(client.send(update));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

/** Counts a checkout before it is placed, so that many at once are counted, too. */
export const countAttempt = count('checkouts');

/** Counts a promotion code that there is none of. */
export const countGuess = count('guesses');

/** The number of promotion codes that the viewer has guessed wrongly. */
export const guessesOf =
  ({ client, tables }: Attempts) =>
  async ({ key }: Viewer): Promise<number> => {
    const { Item } = await stored(
      client.send(
        new GetItemCommand({ TableName: tables.attempts, Key: marshall({ viewer: key }) }),
      ),
    );
    return Item === undefined ? 0 : (readRow('attempts', guessed, Item).guesses?.size ?? 0);
  };

/**
 * Counts a checkout no more: it has an order. A repeat changes nothing. When DynamoDB can't answer
 * it stays counted until the hour is over, which is no reason to hold up an order.
 */
export const forgetAttempt =
  ({ client, tables }: Attempts) =>
  async (key: string, id: CheckoutId): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tables.attempts,
      Key: marshall({ viewer: key }),
      UpdateExpression: 'DELETE checkouts :items',
      ConditionExpression: 'attribute_exists(viewer)',
      ExpressionAttributeValues: marshall({ ':items': new Set([id]) }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      const isForgotten = error instanceof ConditionalCheckFailedException;
      if (!isForgotten && !isNamed(error, errorNames.dynamoDbUnavailable)) throw error;
    }
  };
