/**
 * Stripe's events whose checkout is not known (yet): kept until the reconciler has delivered them,
 * at most for as long as it looks back.
 */
import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { PaymentIntentId } from '../checkout/ids.ts';
import { stored } from './store.ts';

export type ParkedEvent = {
  /** Stripe's `evt_…`. */
  readonly id: string;
  readonly type: string;
  readonly paymentIntentId: PaymentIntentId;
  /** ISO 8601. */
  readonly parkedAt: string;
};

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

const keptSeconds = 9 * 24 * 60 * 60;

/** Parks an event. A repeat parks it once. */
export const parkEvent =
  ({ client, tableName }: Table) =>
  async (event: ParkedEvent): Promise<void> => {
    const expiresAt = Math.floor(Date.parse(event.parkedAt) / 1000) + keptSeconds;
    await stored(
      client.send(
        new PutItemCommand({ TableName: tableName, Item: marshall({ ...event, expiresAt }) }),
      ),
    );
  };

export const listParked =
  ({ client, tableName }: Table) =>
  async (): Promise<readonly ParkedEvent[]> => {
    const events: ParkedEvent[] = [];
    const collect = async () => {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName })) {
        for (const item of Items) events.push(unmarshall(item) as ParkedEvent);
      }
    };
    await stored(collect());
    return events;
  };

/** Forgets an event that was delivered. */
export const forgetParked =
  ({ client, tableName }: Table) =>
  async (id: string): Promise<void> => {
    await stored(
      client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ id }) })),
    );
  };
