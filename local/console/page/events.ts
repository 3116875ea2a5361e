/** The events that were published on the event buses. */
import type { Overview } from '../overview.ts';
import { link, node } from './nodes.ts';
import { fill } from './table.ts';
import { time } from './words.ts';

/** An event is about an order; one about a whole order has the order in it. */
const orderIdOf = ({
  orderId,
  order,
}: Overview['events'][number]['detail']): string | undefined => {
  if (typeof orderId === 'string') return orderId;
  const isOrder = typeof order === 'object' && order !== null && 'id' in order;
  return isOrder ? String(order.id) : undefined;
};

/** Lists them, the newest first. */
export const showEvents = (events: Overview['events']): void => {
  fill(
    'events',
    ['At', 'Type', 'Order', 'Detail'],
    events
      .toReversed()
      .map((event) => [
        event.id,
        time(event.time),
        event['detail-type'],
        link(orderIdOf(event.detail)),
        node('span', { className: 'text', textContent: JSON.stringify(event.detail) }),
      ]),
  );
};
