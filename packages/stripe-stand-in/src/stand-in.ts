/** The stand-in without a network: an account's state, the API on it, the bank's word, the control. */

import { createClock } from './account/clock.ts';
import type { Context } from './account/context.ts';
import { createStore, type EventRecord, type Store } from './account/store.ts';
import { type ApiAnswer, type ApiRequest, createApi, type noAnswer } from './api/api.ts';
import { type Control, createControl } from './control/control.ts';
import { createFaults } from './control/faults.ts';
import { authenticate, expireHolds } from './payments/payment-intents.ts';
import { publicIntentView } from './payments/views.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import { type Send, sendOverHttp } from './webhooks/webhook-sender.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export type StandInOptions = {
  /** Keeps the state between runs; without it, in memory. */
  readonly dataFile?: string;
  /** Milliseconds since 1970; the control's clock moves on from here. */
  readonly now?: () => number;
  /** For ids: the same numbers give the same ids. */
  readonly random?: () => number;
  /** How webhooks leave (if not said: over HTTP). */
  readonly send?: Send;
};

export type StandIn = {
  /** One request, answered as Stripe would; holds whose time is over end first. */
  readonly api: (request: ApiRequest) => Promise<ApiAnswer | typeof noAnswer>;
  /** The shopper at the bank's step of a PaymentIntent. Answers what the browser may see of it. */
  readonly authenticate: (
    intentId: string,
    succeeds: boolean,
  ) => ReturnType<typeof publicIntentView>;
  readonly control: Control;
  readonly store: Store;
  /** Stops every delivery. */
  readonly close: () => void;
};

/**
 * The stand-in's core. With `now` and `random` given, the same requests in the same order give the
 * same answers, ids and times. Webhooks are held until the control releases them.
 */
export const createStandIn = (options: StandInOptions = {}): StandIn => {
  const store = createStore(options.dataFile, options.random ?? Math.random);
  const clock = createClock(store.state, options.now);
  const acting: Context['acting'] = { idempotencyKey: null };
  const context: Context = {
    store,
    clock,
    acting,
    emit: (type, object) => {
      const event = { id: store.newId('evt'), created: clock.nowSeconds(), type, object };
      const { idempotencyKey } = acting;
      const record: EventRecord = { ...structuredClone(event), idempotencyKey };
      store.state.events.push(record);
      deliveries.add(record);
    },
  };
  const stopping = new AbortController();
  const deliveries = createDeliveries(context, options.send ?? sendOverHttp(stopping.signal));
  const webhooks = createWebhooks(store.state, clock, deliveries);
  const faults = createFaults();
  const api = createApi(context, faults);
  return {
    api: async (request) => {
      expireHolds(context);
      try {
        return await api(request);
      } finally {
        webhooks.sendDue();
      }
    },
    authenticate: (intentId, succeeds) => {
      expireHolds(context);
      const intent = authenticate(context, intentId, succeeds);
      webhooks.sendDue();
      return publicIntentView(intent);
    },
    control: createControl({ context, clock, faults, deliveries, webhooks }),
    store,
    close: () => {
      webhooks.hold();
      stopping.abort();
    },
  };
};
