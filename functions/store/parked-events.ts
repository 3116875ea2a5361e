/**
 * Stripe's events whose checkout is not known (yet). Each is kept until the reconciler has
 * delivered it, but at most nine days: one day more than the reconciler looks back.
 */
import { DeleteItemCommand, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { paymentIntentId } from '../checkout/ids.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

const parkedEvent = z.object({
  /** Stripe's `evt_…`. */
  id: z.string(),
  type: z.string(),
  paymentIntentId,
  /** ISO 8601. */
  parkedAt: z.iso.datetime(),
});
export type ParkedEvent = Readonly<z.infer<typeof parkedEvent>>;

type ParkedEvents = Store<'parkedEvents'>;

const keptSeconds = 9 * 24 * 60 * 60;

/** Parks an event. A repeat writes the same row again. */
export const parkEvent =
  ({ client, tables }: ParkedEvents) =>
  async (event: ParkedEvent): Promise<void> => {
    const expiresAt = Math.floor(Date.parse(event.parkedAt) / 1000) + keptSeconds;
    await stored(
      client.send(
        new PutItemCommand({
          TableName: tables.parkedEvents,
          Item: marshall({ ...event, expiresAt }),
        }),
      ),
    );
  };

export const listParked =
  ({ client, tables }: ParkedEvents) =>
  async (): Promise<readonly ParkedEvent[]> => {
    const events: ParkedEvent[] = [];
    const collect = async () => {
      for await (const { Items = [] } of paginateScan(
        { client },
        { TableName: tables.parkedEvents },
      )) {
        for (const item of Items) events.push(readRow('parkedEvents', parkedEvent, item));
      }
    };
    await stored(collect());
    return events;
  };

/** Forgets an event that was delivered. */
export const forgetParked =
  ({ client, tables }: ParkedEvents) =>
  async (id: string): Promise<void> => {
    await stored(
      client.send(new DeleteItemCommand({ TableName: tables.parkedEvents, Key: marshall({ id }) })),
    );
  };
