/**
 * When deliveries are sent. Either they are sent by themselves, and again when they fail, or they are
 * held until a test sends them, in any order and as often as it likes: Stripe promises no order, and
 * sends an event more than once. Source: https://docs.stripe.com/webhooks
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../account/clock.ts';
import type { Delivery } from '../account/objects.ts';
import type { State } from '../account/state.ts';
import type { Deliveries } from './deliveries.ts';

export type WebhookControl = {
  /** From now on nothing is sent by itself. */
  readonly hold: () => void;
  /** From now on everything is sent by itself, beginning with what is pending. */
  readonly release: () => void;
  /** What was neither delivered nor given up, the oldest first. */
  readonly pending: () => readonly Delivery[];
  /** Every delivery there was, the oldest first. */
  readonly all: () => readonly Delivery[];
  /**
   * Sends one now. One that was delivered before is sent again: a duplicate. An event's id stands for
   * its first delivery. Answers the HTTP status, 0 when there was no answer. Rejects when nothing has
   * this id, or the endpoint is gone.
   */
  readonly deliver: (deliveryOrEventId: string) => Promise<number>;
  /** Loses a delivery: it is never sent by itself again. */
  readonly drop: (deliveryId: string) => void;
  /** Resolves when nothing is being sent. A failed delivery that waits for its time doesn't count. */
  readonly idle: () => Promise<void>;
};

export type Webhooks = WebhookControl & {
  /** Sends what is due, unless deliveries are held. It begins when the running code has ended. */
  readonly sendDue: () => void;
};

/** Holds everything back until it is released. */
export const createWebhooks = (state: State, clock: Clock, deliveries: Deliveries): Webhooks => {
  const { open } = deliveries;
  const sending = new Set<Delivery>();
  const underWay = new Set<Promise<unknown>>();
  let isHeld = true;
  let timer: NodeJS.Timeout | undefined;

  const watch = <T>(work: Promise<T>): Promise<T> => {
    const watched = work.finally(() => underWay.delete(watched));
    underWay.add(watched);
    return watched;
  };

  const sendByItself = async (delivery: Delivery): Promise<void> => {
    sending.add(delivery);
    await nextTurn();
    // Meanwhile it may have been given up.
    if (!isHeld && open.has(delivery)) await deliveries.attempt(delivery).catch(() => undefined);
    sending.delete(delivery);
    sendDue();
  };

  const sendDue = (): void => {
    clearTimeout(timer);
    if (isHeld) return;
    const nowMs = clock.nowMs();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const each of open) {
      if (sending.has(each)) continue;
      if (each.dueAtMs <= nowMs) void watch(sendByItself(each));
      else nextMs = Math.min(nextMs, each.dueAtMs);
    }
    if (nextMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(sendDue, nextMs - nowMs);
    timer.unref();
  };

  return {
    sendDue,
    hold: () => {
      isHeld = true;
      clearTimeout(timer);
    },
    release: () => {
      isHeld = false;
      for (const each of open) each.dueAtMs = Math.min(each.dueAtMs, clock.nowMs());
      sendDue();
    },
    pending: () => structuredClone([...open]),
    all: () => structuredClone(Object.values(state.deliveries)),
    deliver: async (id) => watch(deliveries.attempt(deliveries.find(id))),
    drop: (id) => deliveries.giveUp(deliveries.find(id)),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};
