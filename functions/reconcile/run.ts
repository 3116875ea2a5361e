/** One run of the reconciler: its services, and the checkouts that it has settled so far. */

import type { Dispute } from '../checkout/dispute.ts';
import { errorNames, isNamed } from '../checkout/errors.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { Delivered } from '../settle/deliver-event.ts';
import type { Settled } from '../settle/settle-checkout.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Order } from '../store/order-row.ts';
import type { ListedOrder, Period } from '../store/orders-by-day.ts';
import type { ParkedEvent } from '../store/parked-events.ts';
import type { DisputeRecord } from '../stripe/disputes.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import type { Report } from './report.ts';

export type ReconcileServices = {
  readonly settleCheckout: (
    checkoutId: CheckoutId,
    paymentIntentId?: PaymentIntentId,
  ) => Promise<Settled>;
  readonly listOpen: () => Promise<readonly CheckoutId[]>;
  /** At most 100 at a time. */
  readonly getCheckouts: (ids: readonly CheckoutId[]) => Promise<readonly StoredCheckout[]>;
  /** At most 100 at a time. */
  readonly getOrders: (ids: readonly OrderId[]) => Promise<readonly Order[]>;
  readonly listParked: () => Promise<readonly ParkedEvent[]>;
  readonly deliver: (event: Pick<ParkedEvent, 'type' | 'paymentIntentId'>) => Promise<Delivered>;
  readonly forgetParked: (id: string) => Promise<void>;
  readonly listPayments: (sinceSeconds: number) => AsyncIterable<readonly PaymentRecord[]>;
  readonly fetchDispute: (id: PaymentIntentId) => Promise<Dispute | undefined>;
  /** The ids of payments, of any age, of which a refund was made (or failed, below) since then. */
  readonly listRefunded: (sinceSeconds: number) => AsyncIterable<PaymentIntentId>;
  readonly listRefundFailures: (sinceSeconds: number) => AsyncIterable<PaymentIntentId>;
  /** The disputes opened since then, the newest first; at most 100 at a time. */
  readonly listDisputes: (sinceSeconds: number) => AsyncIterable<readonly DisputeRecord[]>;
  readonly listOrders: (period: Period) => AsyncIterable<readonly ListedOrder[]>;
  readonly listStopped: (sinceMs: number) => Promise<readonly string[]>;
  readonly report: Report;
  readonly now: () => number;
};

export type Run = {
  readonly services: ReconcileServices;
  /** The checkouts that this run has settled. */
  readonly settled: Set<CheckoutId>;
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
};

/** After this time the checkout of an event or of a payment is no longer expected to appear. */
export const overdueMs = 60 * 60 * 1000;

type Found<Id, Row> = {
  readonly rows: ReadonlyMap<Id, Row>;
  /** The ids whose row could not be read. Each of them may exist, and is a failure of the run. */
  readonly unread: ReadonlySet<Id>;
};

/** The rows with these ids. A row that can't be read does not keep the others from being read. */
export const readRows = async <Id, Row extends { readonly id: Id }>(
  { attempt }: Run,
  read: (ids: readonly Id[]) => Promise<readonly Row[]>,
  ids: readonly Id[],
): Promise<Found<Id, Row>> => {
  const rows = new Map<Id, Row>();
  const unread = new Set<Id>();
  const take = async (some: readonly Id[]) => {
    for (const row of await read(some)) rows.set(row.id, row);
  };
  try {
    await take(ids);
  } catch (error) {
    if (!isNamed(error, errorNames.recordUnreadable)) throw error;
    for (const id of ids) {
      unread.add(id);
      await attempt(async () => {
        await take([id]);
        unread.delete(id);
      });
    }
  }
  return { rows, unread };
};

/** Settles a checkout and reports the result; resolves to undefined when that failed. */
export const settle = async (
  run: Run,
  checkoutId: CheckoutId,
  paymentIntentId?: PaymentIntentId,
): Promise<Settled | undefined> => {
  run.settled.add(checkoutId);
  let settled: Settled | undefined;
  await run.attempt(async () => {
    settled = await run.services.settleCheckout(checkoutId, paymentIntentId);
    await run.services.report.settled(settled, {
      checkoutId,
      ...(paymentIntentId !== undefined && { paymentIntentId }),
    });
  });
  return settled;
};
