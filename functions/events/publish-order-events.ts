/**
 * Publishes what happened to orders, from the stream of their table, and rings an alarm for what a
 * person has to know. Lambda is told which record could not be published, and delivers the stream
 * again from there: nothing is lost, and the events of one order stay in order.
 */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { isOrderId, type OrderId } from '../checkout/ids.ts';
import { eventsOf, type OrderEvent, type OrderState } from '../checkout/order-events.ts';
import { errorFields, log } from '../lambda/log.ts';
import type { Item } from '../store/read-row.ts';

/** The part of Lambda's event that is read here; its rows have the SDK's types. */
export type StreamRecord = {
  readonly dynamodb?: {
    readonly SequenceNumber?: string;
    /** Unix seconds. */
    readonly ApproximateCreationDateTime?: number;
    readonly Keys?: Item;
    readonly OldImage?: Item;
    readonly NewImage?: Item;
  };
};

type Services = {
  readonly ring: (event: OrderEvent) => void;
  /** Resolves to the number of events that were accepted. */
  readonly publish: (events: readonly OrderEvent[]) => Promise<number>;
  readonly readRow: (row: Item) => OrderState;
  /** Called for a change that can't be read, with the order's number if that can be read. */
  readonly unreadable: (orderId: OrderId | undefined) => void;
};

/** Publishes all events of a batch, or names the record from which it must be delivered again. */
export const publishOrderEvents =
  (services: Services) =>
  async ({
    Records,
  }: {
    readonly Records: readonly StreamRecord[];
  }): Promise<DynamoDBBatchResponse> => {
    const told = Records.map((record) => eventsIn(services, record));
    const events = told.flat();
    for (const event of events) services.ring(event);
    const taken = await takenOf(services, events);
    log.info('order events', { published: taken, records: Records.length });
    if (taken === events.length) return { batchItemFailures: [] };
    const failed = Records[recordOf(told, taken)];
    return { batchItemFailures: [{ itemIdentifier: failed?.dynamodb?.SequenceNumber ?? '' }] };
  };

/**
 * A change that can't be read gives no events and rings an alarm; later records don't wait for it.
 */
const eventsIn = (
  { readRow, unreadable }: Services,
  { dynamodb = {} }: StreamRecord,
): readonly OrderEvent[] => {
  const { Keys, OldImage, NewImage, ApproximateCreationDateTime = 0 } = dynamodb;
  try {
    return eventsOf({
      before: OldImage && readRow(OldImage),
      after: NewImage && readRow(NewImage),
      at: new Date(ApproximateCreationDateTime * 1000).toISOString(),
    });
  } catch (error) {
    log.error('a change of an order could not be read', errorFields(error));
    const id = Keys?.id?.S;
    unreadable(isOrderId(id) ? id : undefined);
    return [];
  }
};

const takenOf = async ({ publish }: Services, events: readonly OrderEvent[]): Promise<number> => {
  try {
    return await publish(events);
  } catch (error) {
    log.error('order events could not be published', errorFields(error));
    return 0;
  }
};

/** The index of the record that the event at `place` belongs to. */
const recordOf = (told: readonly (readonly OrderEvent[])[], place: number): number => {
  let before = 0;
  return told.findIndex((events) => {
    before += events.length;
    return place < before;
  });
};
