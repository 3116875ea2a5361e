/** Everything that an account at Stripe holds, as it is kept in memory and in a data file. */
import type { TaxAssociation, TaxCalculation, TaxTransaction } from '../tax/tax-objects.ts';
import type {
  Charge,
  Delivery,
  Dispute,
  PaymentIntent,
  PaymentMethod,
  PaymentMethodDomain,
  Refund,
  Token,
  WebhookEndpoint,
} from './objects.ts';

export type EventRecord = {
  readonly id: string;
  readonly created: number;
  readonly type: string;
  /** The object as it was when the event happened. */
  readonly object: unknown;
  readonly idempotencyKey: string | null;
};

/** The answer that an idempotency key remembers. */
export type SavedAnswer = {
  readonly path: string;
  readonly fingerprint: string;
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
  /** The request that it answered. Absent in a data file of an earlier version. */
  readonly requestId?: string;
};

/** One request to the API. It names the parameters, never their values. */
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
  readonly paymentMethodDomains: Record<string, PaymentMethodDomain>;
  readonly tokens: Record<string, Token>;
  readonly taxCalculations: Record<string, TaxCalculation>;
  readonly taxTransactions: Record<string, TaxTransaction>;
  /** By the ids of their PaymentIntents. */
  readonly taxAssociations: Record<string, TaxAssociation>;
  /** The newest, and those that are not delivered yet: see `forget.ts`. */
  readonly events: EventRecord[];
  readonly webhookEndpoints: Record<string, WebhookEndpoint>;
  readonly deliveries: Record<string, Delivery>;
  readonly keys: Record<string, SavedAnswer>;
  /** The newest: see `forget.ts`. */
  readonly journal: JournalEntry[];
  /** How many there were in all. */
  requests: number;
  /** How many ids were given. */
  serial: number;
  /** Counts every change of a delivery, so that the store knows when to save. */
  deliveryChanges: number;
  /** How far the clock was moved forward. */
  clockOffsetMs: number;
  /** How long after its time is over a hold is canceled. */
  holdLagSeconds: number;
};

/** A record without a prototype: `constructor` is not an id in it. */
const record = <T>(kept: Readonly<Record<string, T>> = {}): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, kept);

export const emptyState = (): State => ({
  paymentIntents: record(),
  charges: record(),
  refunds: record(),
  disputes: record(),
  paymentMethods: record(),
  paymentMethodDomains: record(),
  tokens: record(),
  taxCalculations: record(),
  taxTransactions: record(),
  taxAssociations: record(),
  events: [],
  webhookEndpoints: record(),
  deliveries: record(),
  keys: record(),
  journal: [],
  requests: 0,
  serial: 0,
  deliveryChanges: 0,
  clockOffsetMs: 0,
  holdLagSeconds: 0,
});

/** The state that was saved as `kept`; what it lacks is empty. */
export const restoredState = (kept: Partial<State>): State => ({
  ...emptyState(),
  ...kept,
  paymentIntents: record(kept.paymentIntents),
  charges: record(kept.charges),
  refunds: record(kept.refunds),
  disputes: record(kept.disputes),
  paymentMethods: record(kept.paymentMethods),
  paymentMethodDomains: record(kept.paymentMethodDomains),
  tokens: record(kept.tokens),
  taxCalculations: record(kept.taxCalculations),
  taxTransactions: record(kept.taxTransactions),
  taxAssociations: record(kept.taxAssociations),
  keys: record(kept.keys),
  webhookEndpoints: record(kept.webhookEndpoints),
  deliveries: record(kept.deliveries),
});
