/** The stand-in's state: everything that an account at Stripe would hold, and its file. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Delivery } from './deliveries.ts';
import type { Dispute } from './disputes.ts';
import type { CardBehavior } from './test-cards.ts';
import type { WebhookEndpoint } from './webhook-endpoints.ts';

export type Card = CardBehavior & {
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
};

export type PaymentMethod = {
  readonly id: string;
  readonly created: number;
  readonly card: Card;
  /** Without a customer it pays once. */
  used?: true;
};

/** A `tok_` or a `ctoken_`: single use. */
export type Token = {
  readonly id: string;
  readonly created: number;
  readonly card: Card;
  used: boolean;
};

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

export type PaymentError = {
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
};

/** What went wrong last, with what it was tried. */
export type LastPaymentError = PaymentError & {
  readonly charge?: string;
  readonly paymentMethod: PaymentMethod | null;
};

export type PaymentIntent = {
  readonly id: string;
  readonly created: number;
  readonly clientSecret: string;
  readonly currency: string;
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual';
  amount: number;
  amountReceived: number;
  status: IntentStatus;
  description: string | null;
  metadata: Record<string, string>;
  paymentMethod: PaymentMethod | null;
  latestCharge: string | null;
  lastPaymentError: LastPaymentError | null;
  canceledAt: number | null;
  cancellationReason: string | null;
};

export type Charge = {
  readonly id: string;
  readonly created: number;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly card: Card;
  readonly paymentMethod: string;
  readonly captureBefore: number | null;
  readonly failure: PaymentError | null;
  captured: boolean;
  amountCaptured: number;
  amountRefunded: number;
  /** The id of its dispute. */
  dispute: string | null;
};

export type Refund = {
  readonly id: string;
  readonly created: number;
  readonly charge: string;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
  status: 'succeeded' | 'pending' | 'failed' | 'canceled';
};

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
