/**
 * Publishes what happened to orders, from the stream of their table. What could not be published is
 * said to Lambda, which comes again from there: nothing is lost, and nothing overtakes.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { eventsOf, type OrderEvent, type OrderState } from '../checkout/order-events.ts';
import { errorFields, log } from '../lambda/log.ts';

type Services = {
  /** Resolves to how many were taken. */
  readonly publish: (events: readonly OrderEvent[]) => Promise<number>;
  /** A row as the stream carries it. */
  readonly readRow: (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']) => OrderState;
};

/** Publishes all events of a batch, or says from which record on it has to be given again. */
export const publishOrderEvents =
  (services: Services) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const read = readAll(services, Records);
    const events = read.flatMap(({ events: each }) => each);
    const taken = await takenOf(services, events);
    const failed =
      taken < events.length
        ? recordOf(read, taken)
        : Records[read.length]?.dynamodb?.SequenceNumber;
    log.info('order events', { published: taken, records: Records.length });
    return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
  };

type Read = { readonly sequence: string; readonly events: readonly OrderEvent[] };

/** The records up to the first that can't be read: that one is given again, and put aside in the end. */
const readAll = ({ readRow }: Services, records: readonly DynamoDBRecord[]): readonly Read[] => {
  const read: Read[] = [];
  for (const { dynamodb } of records) {
    try {
      const {
        OldImage,
        NewImage,
        SequenceNumber = '',
        ApproximateCreationDateTime = 0,
      } = dynamodb ?? {};
      const events = eventsOf(
        OldImage && readRow(OldImage),
        NewImage && readRow(NewImage),
        new Date(ApproximateCreationDateTime * 1000).toISOString(),
      );
      read.push({ sequence: SequenceNumber, events });
    } catch (error) {
      log.error('a change of an order could not be read', errorFields(error));
      return read;
    }
  }
  return read;
};

const takenOf = async ({ publish }: Services, events: readonly OrderEvent[]): Promise<number> => {
  try {
    return await publish(events);
  } catch (error) {
    log.error('order events could not be published', errorFields(error));
    return 0;
  }
};

/** The record of the event at this place. */
const recordOf = (read: readonly Read[], place: number): string | undefined => {
  let before = 0;
  return read.find(({ events }) => {
    before += events.length;
    return place < before;
  })?.sequence;
};
