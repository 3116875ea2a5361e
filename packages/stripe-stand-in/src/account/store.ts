/** The stand-in's state: everything that an account at Stripe would hold, and its file. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type {
  Charge,
  Delivery,
  Dispute,
  PaymentIntent,
  PaymentMethod,
  Refund,
  Token,
  WebhookEndpoint,
} from './objects.ts';

export type EventRecord = {
  readonly id: string;
  readonly created: number;
  readonly type: string;
  readonly object: unknown;
  readonly idempotencyKey: string | null;
};

/** The answer that a key remembers. */
export type SavedAnswer = {
  readonly path: string;
  readonly fingerprint: string;
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
};

export type JournalEntry = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | null;
  readonly parameters: readonly string[];
  status: number | 'no answer' | 'pending';
  replayed: boolean;
  fault?: string;
};

export type State = {
  readonly paymentIntents: Record<string, PaymentIntent>;
  readonly charges: Record<string, Charge>;
  readonly refunds: Record<string, Refund>;
  readonly disputes: Record<string, Dispute>;
  readonly paymentMethods: Record<string, PaymentMethod>;
  readonly tokens: Record<string, Token>;
  readonly events: EventRecord[];
  readonly webhookEndpoints: Record<string, WebhookEndpoint>;
  readonly deliveries: Record<string, Delivery>;
  readonly keys: Record<string, SavedAnswer>;
  readonly journal: JournalEntry[];
  serial: number;
  /** Counts what happened to deliveries. */
  deliveryChanges: number;
  /** How far time was moved. */
  clockOffsetMs: number;
};

/** Without a prototype, so that `constructor` is no id of anything. */
const nothing = <T>(kept: Readonly<Record<string, T>> = {}): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, kept);

const empty = (): State => ({
  paymentIntents: nothing(),
  charges: nothing(),
  refunds: nothing(),
  disputes: nothing(),
  paymentMethods: nothing(),
  tokens: nothing(),
  events: [],
  webhookEndpoints: nothing(),
  deliveries: nothing(),
  keys: nothing(),
  journal: [],
  serial: 0,
  deliveryChanges: 0,
  clockOffsetMs: 0,
});

const restored = (kept: State): State => ({
  ...empty(),
  ...kept,
  paymentIntents: nothing(kept.paymentIntents),
  charges: nothing(kept.charges),
  refunds: nothing(kept.refunds),
  disputes: nothing(kept.disputes),
  paymentMethods: nothing(kept.paymentMethods),
  tokens: nothing(kept.tokens),
  keys: nothing(kept.keys),
  webhookEndpoints: nothing(kept.webhookEndpoints),
  deliveries: nothing(kept.deliveries),
});

export type Store = {
  readonly state: State;
  /** An id such as `pi_…`, never given twice. */
  readonly newId: (prefix: string) => string;
  /** Forgets all but the webhook endpoints, which are settings and no history. */
  readonly reset: () => void;
  /** Writes the state to its file, if it has one. */
  readonly save: () => void;
};

export const createStore = (dataFile: string | undefined, random: () => number): Store => {
  const state: State =
    dataFile !== undefined && existsSync(dataFile)
      ? restored(JSON.parse(readFileSync(dataFile, 'utf8')) as State)
      : empty();
  // Every request that changes something adds to the journal; time that passes adds events.
  const age = () =>
    [
      state.serial,
      state.journal.length,
      state.events.length,
      state.deliveryChanges,
      state.clockOffsetMs,
    ].join(' ');
  let savedAge = age();
  return {
    state,
    newId: (prefix) => {
      state.serial += 1;
      const noise = Array.from({ length: 14 }, () => Math.floor(random() * 36).toString(36)).join(
        '',
      );
      return `${prefix}_3S${state.serial.toString(36).padStart(4, '0')}${noise}`;
    },
    reset: () => {
      Object.assign(state, { ...empty(), webhookEndpoints: state.webhookEndpoints });
    },
    save: () => {
      if (dataFile === undefined || savedAge === age()) return;
      savedAge = age();
      writeFileSync(`${dataFile}.new`, JSON.stringify(state));
      renameSync(`${dataFile}.new`, dataFile);
    },
  };
};
