/** The stand-in without a network: an account's state, the API on it, the bank's step, the control. */
import { createClock } from './account/clock.ts';
import type { Context } from './account/context.ts';
import type { Delivery } from './account/objects.ts';
import type { EventRecord, JournalEntry } from './account/state.ts';
import { createStore, type Store } from './account/store.ts';
import { createApi } from './api/api.ts';
import type { ApiAnswer, ApiRequest, noAnswer } from './api/exchange.ts';
import type { RateLimits } from './api/rate-limits.ts';
import { templates } from './api/routes.ts';
import { type Control, createControl } from './control/control.ts';
import { createFaults } from './control/faults.ts';
import { authenticate } from './payments/bank-step.ts';
import { expireHolds } from './payments/cancellations.ts';
import { publicIntentView } from './payments/intent-view.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import { type Send, sendOverHttp } from './webhooks/webhook-sender.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export type StandInOptions = {
  /** Keeps the state between runs; without it, in memory. */
  readonly dataFile?: string;
  /** Milliseconds since 1970, where the stand-in's clock begins; the machine's time without it. */
  readonly now?: () => number;
  /** Makes the ids: the same numbers give the same ids. */
  readonly random?: () => number;
  /** How webhooks leave; over HTTP without it. */
  readonly send?: Send;
  /** Refuses more requests than that with a 429; without them, any number is answered. */
  readonly rateLimits?: RateLimits;
  /** Hears of every request to the API once it has its answer. */
  readonly onAnswer?: (entry: Readonly<JournalEntry>) => void;
  /** Hears of every attempt to deliver an event, after it. */
  readonly onAttempt?: (delivery: Readonly<Delivery>) => void;
};

export type StandIn = {
  /** One request, answered as Stripe would. Holds whose time is over end before it. */
  readonly api: (request: ApiRequest) => Promise<ApiAnswer | typeof noAnswer>;
  /**
   * The shopper's answer at the bank's step of a PaymentIntent. Answers what a browser may see of
   * the PaymentIntent then.
   */
  readonly authenticate: (
    intentId: string,
    succeeds: boolean,
  ) => ReturnType<typeof publicIntentView>;
  readonly control: Control;
  readonly store: Store;
  /** Stops every delivery. */
  readonly close: () => void;
};

const contextOf = (options: StandInOptions, hear: (event: EventRecord) => void): Context => {
  const store = createStore(options.dataFile, options.random ?? Math.random);
  const clock = createClock(store.state, options.now);
  const acting: Context['acting'] = { idempotencyKey: null };
  const emit: Context['emit'] = (type, object) => {
    const event = { id: store.newId('evt'), created: clock.nowSeconds(), type, object };
    const record = { ...structuredClone(event), idempotencyKey: acting.idempotencyKey };
    store.state.events.push(record);
    hear(record);
  };
  return { store, clock, acting, holdsLast: { untilSeconds: 0 }, emit };
};

/**
 * The stand-in's core. With `now` and `random` given, the same requests in the same order get the
 * same answers, ids and times. Webhooks are held until the control releases them. Throws what
 * `readState` throws.
 */
export const createStandIn = (options: StandInOptions = {}): StandIn => {
  const context = contextOf(options, (event) => deliveries.add(event));
  const stopping = new AbortController();
  const send = options.send ?? sendOverHttp(stopping.signal);
  const deliveries = createDeliveries(context, send, options.onAttempt);
  const webhooks = createWebhooks(context.store.state, context.clock, deliveries);
  const faults = createFaults(templates);
  const api = createApi(context, faults, options);
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
    control: createControl({ context, faults, deliveries, webhooks }),
    store: context.store,
    close: () => {
      webhooks.hold();
      stopping.abort();
    },
  };
};
