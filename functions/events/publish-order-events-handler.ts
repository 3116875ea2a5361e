/** The publisher's Lambda, which receives the stream of the orders' table. */
import { publishEvents } from '../aws/event-bus.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { orderRow } from '../store/order-row.ts';
import { readRow } from '../store/read-row.ts';
import { publishOrderEvents } from './publish-order-events.ts';

const { EVENT_BUS } = settings('EVENT_BUS');

export const handler = publishOrderEvents({
  publish: publishEvents(EVENT_BUS, awsEnvironment),
  readRow: (image) => readRow('orders', orderRow, image),
});
