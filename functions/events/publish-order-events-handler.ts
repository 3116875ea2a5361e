/** The publisher's Lambda, which receives the stream of the orders' table. */
import { publishEvents } from '../aws/event-bus.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { orderRow } from '../store/order-row.ts';
import { readRow } from '../store/read-row.ts';
import { publishOrderEvents } from './publish-order-events.ts';
import { ringForEvent } from './ring-for-event.ts';

const { EVENT_BUS } = settings('EVENT_BUS');

export const handler = publishOrderEvents({
  ring: ringForEvent,
  publish: publishEvents(EVENT_BUS, awsEnvironment),
  readRow: (image) => readRow('orders', orderRow, image),
  unreadable: (orderId) =>
    needsAPerson('change_unreadable', orderId === undefined ? {} : { orderId }),
});
