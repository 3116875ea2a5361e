/** Publishes events on the shop's EventBridge bus. */
import * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { FindingEvent } from '../checkout/finding-event.ts';
import type { OrderEvent } from '../checkout/order-events.ts';
import { bodyOf, type Credentials, callAws, isThrottled } from './aws-json.ts';

type Environment = Credentials & { readonly eventsEndpoint: string | undefined };

/** What is published: what became of an order, or what needs a person. */
export type PublishedEvent = OrderEvent | FindingEvent;

/** EventBridge's limit per call. It also limits the size; our events have a few KB at most. */
const batchSize = 10;

/** The events' source, by which EventBridge rules select them. */
export const source = 'holdfast';

/**
 * Publishes events in order, and stops at the first one that EventBridge does not accept. Resolves
 * to the number of events accepted before it; the later ones may be published again. Throws
 * `EventBridgeUnavailable` when EventBridge does not answer, and `Misconfigured` when it refuses
 * the call itself.
 */
export const publishEvents =
  (busName: string, environment: () => Environment) =>
  async (events: readonly PublishedEvent[]): Promise<number> => {
    let taken = 0;
    for (const batch of batchesOf(events)) {
      const ofBatch = await put(busName, environment(), batch);
      taken += ofBatch;
      if (ofBatch < batch.length) return taken;
    }
    return taken;
  };

/**
 * Splits the events into batches that hold at most one event of each order. EventBridge may accept
 * a later event of a batch and refuse an earlier one, and the events of one order must stay in
 * order.
 */
const batchesOf = (events: readonly PublishedEvent[]): readonly (readonly PublishedEvent[])[] => {
  const batches: PublishedEvent[][] = [];
  for (const event of events) {
    const last = batches.at(-1);
    const isFull = last === undefined || last.length === batchSize;
    if (isFull || last.some(({ detail }) => detail.orderId === event.detail.orderId)) {
      batches.push([event]);
    } else {
      last.push(event);
    }
  }
  return batches;
};

const put = async (
  busName: string,
  environment: Environment,
  events: readonly PublishedEvent[],
): Promise<number> => {
  const Entries = events.map(({ type, detail }) => ({
    EventBusName: busName,
    Source: source,
    DetailType: type,
    Detail: JSON.stringify(detail),
    Time: Date.parse(detail.at) / 1000,
  }));
  const response = await callAws(environment, {
    service: 'events',
    target: 'AWSEvents.PutEvents',
    endpoint: environment.eventsEndpoint,
    input: { Entries },
  }).catch((cause: unknown) => {
    throw new CheckoutError(
      errorNames.eventBridgeUnavailable,
      'EventBridge could not be reached.',
      {
        cause,
      },
    );
  });
  const answer = await bodyOf(response, putEventsAnswer);
  if (response.ok && answer?.Entries !== undefined) return takenOf(answer.Entries);
  const { status } = response;
  const isBusy = status === 429 || isThrottled(answer?.__type ?? '');
  const isRefused = status >= 400 && status < 500 && !isBusy;
  throw new CheckoutError(
    isRefused ? errorNames.misconfigured : errorNames.eventBridgeUnavailable,
    `EventBridge answered ${answer?.__type ?? status}.`,
  );
};

/** An entry that was taken has an id; one that was not, an error instead. */
const entry = z.object({ EventId: z.optional(z.string()) });
/** Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const putEventsAnswer = z.object({
  Entries: z.optional(z.array(entry)),
  /** With a refusal: its name. */
  __type: z.optional(z.string()),
});

/** How many events were accepted before the first one that was not. */
const takenOf = (entries: readonly z.infer<typeof entry>[]): number => {
  const failed = entries.findIndex(({ EventId }) => EventId === undefined);
  return failed === -1 ? entries.length : failed;
};
