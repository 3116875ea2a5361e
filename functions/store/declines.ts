/**
 * Counts the cards that are declined in the whole shop, minute by minute. Nothing that is promised
 * hangs on a count: one that is lost, or that comes twice, opens the breaker a little later or earlier.
 */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { countExpression, declineCountAt, declineCountsAt } from '../checkout/decline-count.ts';
import { errorNames, isNamed } from '../checkout/errors.ts';
import { getRows } from './rows.ts';
import { type Store, stored } from './store.ts';

type Attempts = Store<'attempts'>;
/** An hour's row, of which other attributes are read elsewhere. */
const hourRow = z.catchall(z.object({ viewer: z.string() }), z.unknown());

/**
 * Counts a decline at this time, in Unix milliseconds. A repeat counts it once more. When DynamoDB can't
 * take the count it is lost: there is no reason to hold anybody up.
 */
export const countDecline =
  ({ client, tables }: Attempts) =>
  async (atMs: number): Promise<void> => {
    const place = declineCountAt(atMs);
    const update = new UpdateItemCommand({
      TableName: tables.attempts,
      Key: marshall({ viewer: place.hourRow }),
      UpdateExpression: countExpression,
      ExpressionAttributeNames: { '#count': place.name },
      ExpressionAttributeValues: marshall({ ':one': 1 }),
    });
    try {
      await stored(client.send(update));
    } catch (error) {
      if (!isNamed(error, errorNames.dynamoDbUnavailable)) throw error;
    }
  };

/**
 * How many cards were declined in this minute and in each of the nine before it, oldest first. Throws
 * as `getRows` does.
 */
export const recentDeclines = (store: Attempts) => {
  const read = getRows(store, 'attempts', hourRow);
  return async (nowMs: number): Promise<readonly number[]> => {
    const places = declineCountsAt(nowMs);
    const rows = await read(places.map((place) => place.hourRow));
    return places.map((place) => {
      const count = rows.find(({ viewer }) => viewer === place.hourRow)?.[place.name];
      return typeof count === 'number' ? count : 0;
    });
  };
};
