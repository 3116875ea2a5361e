/** The deliveries of events to endpoints: made, attempted, delivered or given up. */
import type { Context } from '../account/context.ts';
import type { Delivery } from '../account/objects.ts';
import type { EventRecord } from '../account/state.ts';
import { invalidRequest } from '../api/errors.ts';
import { eventView } from './events.ts';
import { secretsOf, wants } from './webhook-endpoints.ts';
import type { Send } from './webhook-sender.ts';
import { signatureHeader } from './webhook-signature.ts';

const mostAttempts = 8;

export type Deliveries = {
  /** What is neither delivered nor given up, the oldest first. */
  readonly open: ReadonlySet<Delivery>;
  /** One delivery for each endpoint that wants the event. */
  readonly add: (event: EventRecord) => void;
  /** The delivery with this id, or the event's first one. Throws when there is none. */
  readonly find: (deliveryOrEventId: string) => Delivery;
  /**
   * Sends it once, signed for this moment, and answers the HTTP status, 0 when there was no answer.
   * After a failure it is due again in 2, 4, 8 … seconds; after eight it is given up. Throws when its
   * endpoint is gone.
   */
  readonly attempt: (delivery: Delivery) => Promise<number>;
  readonly giveUp: (delivery: Delivery) => void;
  /** Forgets the open ones, when the state has forgotten them all. */
  readonly forget: () => void;
};

/** `onAttempt` hears of every attempt, after it. */
export const createDeliveries = (
  context: Context,
  send: Send,
  onAttempt: (delivery: Readonly<Delivery>) => void = () => {},
): Deliveries => {
  const { store, clock } = context;
  const { state } = store;
  const open = new Set(Object.values(state.deliveries).filter((each) => each.status === 'pending'));

  const add = (event: EventRecord): void => {
    for (const endpoint of Object.values(state.webhookEndpoints)) {
      if (!wants(endpoint, event.type)) continue;
      const delivery: Delivery = {
        id: store.newId('del'),
        eventId: event.id,
        type: event.type,
        endpointId: endpoint.id,
        attempts: 0,
        status: 'pending',
        lastStatus: null,
        dueAtMs: clock.nowMs(),
      };
      state.deliveries[delivery.id] = delivery;
      open.add(delivery);
    }
  };

  const find = (id: string): Delivery => {
    const deliveries = Object.values(state.deliveries);
    const delivery = state.deliveries[id] ?? deliveries.find(({ eventId }) => eventId === id);
    if (delivery !== undefined) return delivery;
    throw invalidRequest(`There is no delivery ${id}, and no event ${id} that has one.`);
  };

  const giveUp = (delivery: Delivery): void => {
    if (delivery.status === 'pending') delivery.status = 'failed';
    state.deliveryChanges += 1;
    open.delete(delivery);
  };

  const note = (delivery: Delivery, status: number): void => {
    delivery.attempts += 1;
    delivery.lastStatus = status;
    state.deliveryChanges += 1;
    if (status >= 200 && status < 300) {
      delivery.status = 'delivered';
      open.delete(delivery);
    } else if (delivery.status === 'pending') {
      delivery.dueAtMs = clock.nowMs() + 2 ** delivery.attempts * 1000;
      if (delivery.attempts >= mostAttempts) giveUp(delivery);
    }
  };

  const attempt = async (delivery: Delivery): Promise<number> => {
    const endpoint = state.webhookEndpoints[delivery.endpointId];
    const event = state.events.findLast(({ id }) => id === delivery.eventId);
    if (endpoint?.status !== 'enabled' || event === undefined) {
      giveUp(delivery);
      throw invalidRequest(
        `The delivery ${delivery.id} can't be sent: its endpoint ${delivery.endpointId} was deleted or disabled.`,
      );
    }
    const body = JSON.stringify(eventView(event, open));
    const nowSeconds = clock.nowSeconds();
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader(body, secretsOf(endpoint, nowSeconds), nowSeconds),
    };
    const status = await send(endpoint.url, headers, body).catch(() => 0);
    note(delivery, status);
    onAttempt(delivery);
    return status;
  };

  return { open, add, find, attempt, giveUp, forget: () => open.clear() };
};
