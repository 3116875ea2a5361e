/** What was put on the event buses, and what ended in a queue. */
import { fill, time } from './nodes.js';

export const showEvents = (events) => {
  fill(
    'events',
    ['At', 'Type', 'Order', 'Detail'],
    events
      .toReversed()
      .map((event) => [
        time(event.time),
        event['detail-type'],
        event.detail.orderId ?? event.detail.order?.id ?? '',
        JSON.stringify(event.detail),
      ]),
  );
};

export const showQueues = (queues) => {
  fill(
    'queues',
    ['Queue', 'At', 'Message'],
    queues.flatMap(({ name, messages }) =>
      messages.toReversed().map(({ sentAt, body }) => [name, time(sentAt), body]),
    ),
  );
};
