/** Events as they are listed and delivered. */
import type { Delivery } from '../account/objects.ts';
import type { EventRecord } from '../account/state.ts';
import { apiVersion } from '../api/api-version.ts';

/** `deliveries` hold the event's own: those that are pending are counted. */
export const eventView = (event: EventRecord, deliveries: Iterable<Delivery>) => {
  let pending = 0;
  for (const each of deliveries) {
    if (each.eventId === event.id && each.status === 'pending') pending += 1;
  }
  return {
    id: event.id,
    object: 'event',
    api_version: apiVersion,
    created: event.created,
    data: { object: event.object },
    livemode: false,
    pending_webhooks: pending,
    request: { id: null, idempotency_key: event.idempotencyKey },
    type: event.type,
  };
};
