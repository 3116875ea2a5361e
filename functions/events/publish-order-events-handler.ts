/** The publisher's Lambda: fed by the stream of the orders' table. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { publishEvents } from '../aws/event-bus.ts';
import type { OrderState } from '../checkout/order-events.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { publishOrderEvents } from './publish-order-events.ts';
import { ringForEvent } from './ring-for-event.ts';

const { EVENT_BUS } = settings('EVENT_BUS');

export const handler = publishOrderEvents({
  ring: ringForEvent,
  publish: publishEvents(EVENT_BUS, awsEnvironment),
  readRow: (image = {}) => unmarshall(image as never) as OrderState,
  unreadable: (orderId) =>
    needsAPerson('change_unreadable', orderId === undefined ? {} : { orderId }),
});
