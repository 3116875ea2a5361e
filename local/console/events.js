/** What was put on the event buses, and what ended in a queue. */
import { fill, link, node, time } from './nodes.js';

const text = (textContent) => node('span', { className: 'text', textContent });

export const showEvents = (events) => {
  fill(
    'events',
    ['At', 'Type', 'Order', 'Detail'],
    events
      .toReversed()
      .map((event) => [
        event.id,
        time(event.time),
        event['detail-type'],
        link(event.detail.orderId ?? event.detail.order?.id),
        text(JSON.stringify(event.detail)),
      ]),
  );
};

export const showQueues = (queues) => {
  fill(
    'queues',
    ['Queue', 'At', 'Message'],
    queues.flatMap(({ name, messages }) =>
      messages.toReversed().map(({ id, sentAt, body }) => [id, name, time(sentAt), text(body)]),
    ),
  );
};
