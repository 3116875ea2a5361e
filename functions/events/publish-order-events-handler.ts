/** The publisher's Lambda: fed by the stream of the orders' table. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { OrderState } from '../checkout/order-events.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { publishEvents } from '../services/event-bus.ts';
import { publishOrderEvents } from './publish-order-events.ts';

const { EVENT_BUS } = settings('EVENT_BUS');

export const handler = publishOrderEvents({
  publish: publishEvents(EVENT_BUS, awsEnvironment),
  readRow: (image = {}) => unmarshall(image as never) as OrderState,
});
