/**
 * Tells of what happened to orders, from the stream of their table: rings where somebody has to
 * know, and publishes all of it. What could not be published is said to Lambda, which comes again
 * from there: nothing is lost, and nothing of an order overtakes.
 */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { isOrderId, type OrderId } from '../checkout/ids.ts';
import { eventsOf, type OrderEvent, type OrderState } from '../checkout/order-events.ts';
import { errorFields, log } from '../lambda/log.ts';
import type { Item } from '../store/read-row.ts';

/** As much of Lambda's event as is looked at, with its rows in the types of the SDK that reads them. */
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
  /** Resolves to how many were taken. */
  readonly publish: (events: readonly OrderEvent[]) => Promise<number>;
  readonly readRow: (row: Item) => OrderState;
  /** A change of this order, if it has a number, says nothing that can be read. */
  readonly unreadable: (orderId: OrderId | undefined) => void;
};

/** Publishes all events of a batch, or says from which record on it has to be given again. */
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

/** None of a change that can't be read, which rings: those behind it do not wait for it. */
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

/** Where the record is whose events the one at `place` is of. */
const recordOf = (told: readonly (readonly OrderEvent[])[], place: number): number => {
  let before = 0;
  return told.findIndex((events) => {
    before += events.length;
    return place < before;
  });
};
