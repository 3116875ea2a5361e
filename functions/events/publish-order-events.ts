/**
 * Publishes what happened to orders, from the stream of their table, and what a person has to know
 * of it. Lambda is told which record could not be published, and delivers the stream
 * again from there: nothing is lost, and the events of one order stay in order.
 */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { PublishedEvent } from '../aws/event-bus.ts';
import { type FindingEvent, findingEvent, type Numbers } from '../checkout/finding-event.ts';
import { isOrderId } from '../checkout/ids.ts';
import { eventsOf, type OrderEvent, type OrderState } from '../checkout/order-events.ts';
import type { Finding } from '../checkout/verdict.ts';
import { errorFields, log } from '../lambda/log.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';
import type { Item } from '../store/read-row.ts';
import { findingIn } from './finding-in.ts';

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
  /** Resolves to the number of events that were accepted. */
  readonly publish: (events: readonly PublishedEvent[]) => Promise<number>;
  readonly readRow: (row: Item) => OrderState;
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
    const taken = await takenOf(services, events);
    log.info('order events', { published: taken, records: Records.length });
    if (taken === events.length) return { batchItemFailures: [] };
    const failed = Records[recordOf(told, taken)];
    return { batchItemFailures: [{ itemIdentifier: failed?.dynamodb?.SequenceNumber ?? '' }] };
  };

/**
 * A change's events, each followed by what a person has to know of it. A change that can't be read
 * is a finding, too; later records don't wait for it.
 */
const eventsIn = (
  { readRow }: Services,
  { dynamodb = {} }: StreamRecord,
): readonly PublishedEvent[] => {
  const { Keys, OldImage, NewImage, ApproximateCreationDateTime = 0 } = dynamodb;
  const at = new Date(ApproximateCreationDateTime * 1000).toISOString();
  try {
    const events = eventsOf({
      before: OldImage && readRow(OldImage),
      after: NewImage && readRow(NewImage),
      at,
    });
    return events.flatMap((event) => [event, ...foundIn(event)]);
  } catch (error) {
    log.error('a change of an order could not be read', errorFields(error));
    const id = Keys?.id?.S;
    return [found('change_unreadable', isOrderId(id) ? { orderId: id } : {}, at)];
  }
};

const foundIn = (event: OrderEvent): readonly FindingEvent[] => {
  const finding = findingIn(event);
  const { orderId, checkoutId, at } = event.detail;
  return finding === undefined ? [] : [found(finding, { orderId, checkoutId }, at)];
};

/** The log has it at once, also while the bus is away. */
const found = (finding: Finding, numbers: Numbers, at: string): FindingEvent => {
  needsAPerson(finding, numbers);
  return findingEvent(finding, numbers, at);
};

const takenOf = async (
  { publish }: Services,
  events: readonly PublishedEvent[],
): Promise<number> => {
  try {
    return await publish(events);
  } catch (error) {
    log.error('order events could not be published', errorFields(error));
    return 0;
  }
};

/** The index of the record that the event at `place` belongs to. */
const recordOf = (told: readonly (readonly PublishedEvent[])[], place: number): number => {
  let before = 0;
  return told.findIndex((events) => {
    before += events.length;
    return place < before;
  });
};
