/** One run of the reconciler through a world of rows, payments, events and executions. */
import type { PaymentIntentId } from '../../../functions/checkout/ids.ts';
import { reconcile, type Scope } from '../../../functions/reconcile/reconcile.ts';
import type { ReconcileServices } from '../../../functions/reconcile/run.ts';
import type { Settled } from '../../../functions/settle/settle-checkout.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { ParkedEvent } from '../../../functions/store/parked-events.ts';
import type { DisputeRecord } from '../../../functions/stripe/disputes.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import {
  chk,
  orderOf,
  paymentRecordOf,
  placedAt,
  placedAtMs,
  storedCheckout,
} from '../../support/checkouts.ts';

export type World = {
  readonly checkouts?: readonly StoredCheckout[];
  readonly orders?: readonly Order[];
  readonly payments?: readonly PaymentRecord[];
  readonly parked?: readonly ParkedEvent[];
  /** Names of executions. */
  readonly stopped?: readonly string[];
  /** The result of settling, by checkout; `at_rest` for the others. */
  readonly outcomes?: Readonly<Record<string, Settled | Error>>;
  readonly services?: Partial<ReconcileServices>;
  readonly disputes?: readonly DisputeRecord[];
  /** Ids of payments, of whatever age. */
  readonly refunded?: readonly PaymentIntentId[];
  readonly refundsFailed?: readonly PaymentIntentId[];
  readonly nowMs?: number;
};

export const hourMs = 60 * 60 * 1000;
/** The run comes an hour after the checkouts. */
export const nowMs = placedAtMs + hourMs;
export const open = (letter: string, overrides: Partial<StoredCheckout> = {}) =>
  storedCheckout({ id: chk(letter), openSince: placedAt, ...overrides });
export const ended = (letter: string, overrides: Partial<StoredCheckout> = {}) =>
  storedCheckout({ id: chk(letter), status: 'rejected', ...overrides });
export const paymentOf = (letter: string, overrides: Partial<PaymentRecord> = {}) =>
  paymentRecordOf({ id: `pi_${letter}`, checkoutId: chk(letter), ...overrides });
export const paidOrder = (letter: string, overrides: Partial<Order> = {}) =>
  orderOf({
    id: `HF-${letter}`,
    checkoutId: chk(letter),
    paymentIntentId: `pi_${letter}`,
    status: 'paid',
    ...overrides,
  });
export const paid = (letter: string) => ended(letter, { status: 'paid', orderId: `HF-${letter}` });
export const parkedOf = (letter: string, overrides: Partial<ParkedEvent> = {}): ParkedEvent => ({
  id: `evt_${letter}`,
  type: 'payment_intent.succeeded',
  paymentIntentId: `pi_${letter}`,
  parkedAt: placedAt,
  ...overrides,
});

/** Pages of one row, so that going on to the next is seen. */
export async function* pagesOf<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (const row of rows) yield [row];
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Runs once through a world. Resolves to what was settled, reported and deleted, in order. */
export const run = async (scope: Scope, world: World) => {
  const { checkouts = [], orders = [], payments = [], parked = [], stopped = [] } = world;
  const now = world.nowMs ?? nowMs;
  const done: string[] = [];
  const atRisk: unknown[] = [];
  const outcomeOf = (checkoutId: string): Settled => {
    const outcome = world.outcomes?.[checkoutId] ?? { kind: 'at_rest' };
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const rows = <T extends { readonly id: string }>(table: readonly T[], ids: readonly string[]) =>
    ids.flatMap((id) => table.find((row) => row.id === id) ?? []);
  const work = reconcile({
    settleCheckout: async (id, paymentIntentId) => {
      done.push(['settle', id, paymentIntentId].filter(Boolean).join(' '));
      return outcomeOf(id);
    },
    listOpen: async () =>
      checkouts.filter(({ openSince }) => openSince !== undefined).map(({ id }) => id),
    getCheckouts: async (ids) => rows(checkouts, ids),
    getOrders: async (ids) => rows(orders, ids),
    listParked: async () => parked,
    deliver: async ({ type, paymentIntentId }) => {
      done.push(`deliver ${type} of ${paymentIntentId}`);
      const checkoutId = chk(paymentIntentId.slice(3));
      return { ...outcomeOf(checkoutId), checkoutId };
    },
    forgetParked: async (id) => void done.push(`forget ${id}`),
    listPayments: (since) => {
      return pagesOf(payments.filter(({ createdSeconds }) => createdSeconds >= since));
    },
    listOrders: ({ sinceMs, untilMs }) => {
      expect(untilMs).toBe(now);
      return pagesOf(orders.filter((order) => Date.parse(order.placedAt) >= sinceMs));
    },
    listDisputes: () => pagesOf(world.disputes ?? []),
    fetchDispute: async () => undefined,
    listRefunded: () => eachOf(world.refunded ?? []),
    listRefundFailures: () => eachOf(world.refundsFailed ?? []),
    listStopped: async () => stopped,
    report: {
      settled: async ({ kind }, numbers) =>
        void done.push(`report ${kind} ${Object.values(numbers).join(' ')}`),
      finding: async (finding, numbers) =>
        void done.push(`finding ${finding} ${Object.values(numbers).join(' ')}`),
      failure: (error) => void done.push(`failure ${(error as Error).message}`),
      atRisk: (each) => void atRisk.push(each),
      end: () => void done.push('end'),
    },
    now: () => now,
    ...world.services,
  });
  let failure: Error | undefined;
  try {
    await work(scope);
  } catch (error) {
    failure = error as Error;
  }
  return { done, atRisk, failure };
};
/** The same, without the reports, for runs that must go well. */
export const deedsOf = async (scope: Scope, world: World): Promise<readonly string[]> => {
  const { done, failure } = await run(scope, world);
  expect(failure).toBeUndefined();
  expect(done.at(-1)).toBe('end');
  return done.filter((each) => !each.startsWith('report') && each !== 'end');
};
