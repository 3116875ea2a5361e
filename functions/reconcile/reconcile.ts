/**
 * The reconciler: what retries and webhooks missed, it finds by comparing.
 *
 * `open` looks at the checkouts that have no ending yet and at parked events: few, and often.
 * `everything` also goes through all payments and orders of the last eight days, both ways, through
 * the disputes and refunds of these days, whose payments may be older, and all executions that
 * stopped. A hold lasts seven days at most, so nothing is missed for good.
 *
 * Two of them at once do each thing once: whatever they do is done once by its name or condition.
 */
import { isDisputeOver } from '../checkout/dispute.ts';
import { checkoutIdIn } from '../checkout/idempotency.ts';
import { hasMoney, verdictOn } from '../checkout/verdict.ts';
import type { StoredCheckout } from '../services/checkouts.ts';
import type { Order } from '../services/orders.ts';
import type { ListedOrder } from '../services/orders-by-day.ts';
import type { ParkedEvent } from '../services/parked-events.ts';
import type { PaymentRecord } from '../services/payment-records.ts';
import type { Report } from './report.ts';
import { type Settled, truthOf } from './settle-checkout.ts';

export type Scope = 'open' | 'everything';

export type ReconcileServices = {
  readonly settleCheckout: (checkoutId: string, paymentIntentId?: string) => Promise<Settled>;
  readonly listOpen: () => Promise<readonly string[]>;
  /** At most 100 at a time. */
  readonly getCheckouts: (ids: readonly string[]) => Promise<readonly StoredCheckout[]>;
  /** At most 100 at a time. */
  readonly getOrders: (ids: readonly string[]) => Promise<readonly Order[]>;
  readonly listParked: () => Promise<readonly ParkedEvent[]>;
  readonly deliver: (event: Pick<ParkedEvent, 'type' | 'paymentIntentId'>) => Promise<Settled>;
  readonly forgetParked: (id: string) => Promise<void>;
  readonly listPayments: (sinceSeconds: number) => AsyncIterable<readonly PaymentRecord[]>;
  /** Ids of payments, of whatever age, that a dispute or a refund was made of since then. */
  readonly listDisputed: (sinceSeconds: number) => AsyncIterable<string>;
  readonly listRefunded: (sinceSeconds: number) => AsyncIterable<string>;
  readonly listOrders: (sinceMs: number, nowMs: number) => AsyncIterable<readonly ListedOrder[]>;
  readonly listStopped: (sinceMs: number) => Promise<readonly string[]>;
  readonly report: Report;
  readonly now: () => number;
};

/** DynamoDB's own limit for rows read at once. */
const batchSize = 100;
const windowMs = 8 * 24 * 60 * 60 * 1000;
/** What is younger is on its way: the shopper is still looking at it. */
const youngMs = 60_000;
/** An event whose checkout has not come by then will not come. */
const overdueMs = 60 * 60 * 1000;

/**
 * Runs once through. What can't be looked at now does not keep the rest from being looked at; the
 * first such error is thrown in the end, which has the run repeated, and rings when it goes on.
 */
export const reconcile =
  (services: ReconcileServices) =>
  async (scope: Scope): Promise<void> => {
    const failures: unknown[] = [];
    const run: Run = {
      services,
      settled: new Set(),
      attempt: async (work) => {
        try {
          await work();
        } catch (error) {
          services.report.failure(error);
          failures.push(error);
        }
      },
    };
    await run.attempt(() => settleOpen(run));
    await run.attempt(() => deliverParked(run));
    if (scope === 'everything') {
      const seen = new Set<string>();
      let isListed = false;
      await run.attempt(async () => {
        await comparePayments(run, seen);
        isListed = true;
      });
      // Against half a list every order would look as if Stripe did not know it.
      if (isListed) await run.attempt(() => compareOrders(run, seen));
      await run.attempt(() => lookAtOlder(run, seen));
      await run.attempt(() => settleStopped(run));
    }
    services.report.end();
    if (failures.length > 0) throw failures[0];
  };

type Run = {
  readonly services: ReconcileServices;
  /** The checkouts that this run has settled. */
  readonly settled: Set<string>;
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
};

const settleOpen = async (run: Run): Promise<void> => {
  const { listOpen, getCheckouts, report, now } = run.services;
  const open = await listOpen();
  for (let start = 0; start < open.length; start += batchSize) {
    await run.attempt(async () => {
      for (const checkout of await getCheckouts(open.slice(start, start + batchSize))) {
        const ageMs = now() - Date.parse(checkout.placedAt);
        if (checkout.openSince === undefined || ageMs < youngMs) continue;
        const settled = await settle(run, checkout.id);
        report.atRisk({
          checkoutId: checkout.id,
          amountMinor: checkout.totalMinor,
          currency: checkout.currency,
          // An order that waits for the merchant has a deadline of its own.
          ageSeconds: isWithMerchant(settled) ? 0 : Math.floor(ageMs / 1000),
        });
      }
    });
  }
};

const deliverParked = async (run: Run): Promise<void> => {
  const { listParked, deliver, forgetParked, report, now } = run.services;
  for (const event of await listParked()) {
    await run.attempt(async () => {
      const settled = await deliver(event);
      if (settled.kind !== 'unknown_checkout') {
        report.settled(settled, { paymentIntentId: event.paymentIntentId, eventId: event.id });
        await forgetParked(event.id);
      } else if (now() - Date.parse(event.parkedAt) > overdueMs) {
        report.finding('payment_without_checkout', {
          paymentIntentId: event.paymentIntentId,
          eventId: event.id,
        });
      }
    });
  }
};

/** From Stripe to us: does each payment agree with its checkout? */
const comparePayments = async (run: Run, seen: Set<string>): Promise<void> => {
  const { listPayments, now } = run.services;
  for await (const payments of listPayments(Math.floor((now() - windowMs) / 1000))) {
    await run.attempt(() => comparePage(run, payments, seen));
  }
};

const comparePage = async (
  run: Run,
  payments: readonly PaymentRecord[],
  seen: Set<string>,
): Promise<void> => {
  const { getCheckouts, getOrders } = run.services;
  const ids = [...new Set(payments.map(({ checkoutId }) => checkoutId))];
  const checkouts = new Map((await getCheckouts(ids)).map((row) => [row.id, row]));
  const orderIds = [...checkouts.values()].flatMap(({ orderId }) => orderId ?? []);
  const orders = new Map((await getOrders(orderIds)).map((row) => [row.checkoutId, row]));
  for (const payment of payments) {
    const { id, checkoutId } = payment;
    seen.add(id);
    await run.attempt(() =>
      comparePayment(run, payment, checkouts.get(checkoutId), orders.get(checkoutId)),
    );
  }
};

const comparePayment = async (
  run: Run,
  payment: PaymentRecord,
  checkout: StoredCheckout | undefined,
  order: Order | undefined,
): Promise<void> => {
  const { report, now } = run.services;
  const ageSeconds = Math.floor(now() / 1000) - payment.createdSeconds;
  if (checkout === undefined) {
    if (!hasMoney(payment) || ageSeconds * 1000 < overdueMs) return;
    report.finding('payment_without_checkout', {
      checkoutId: payment.checkoutId,
      paymentIntentId: payment.id,
    });
    return;
  }
  // Those without an ending were settled above, by the table's own word.
  if (checkout.openSince !== undefined) return;
  if (payment.isDisputed && order !== undefined && !isDisputeOver(order.dispute)) {
    await lookAgain(run, 'charge.dispute.updated', payment.id);
  }
  const verdict = verdictOn({ status: checkout.status, order: truthOf(order), payment });
  if (verdict.kind === 'at_rest') return;
  const { checkoutId, amountMinor, currency } = payment;
  if (verdict.kind === 'take_up') report.atRisk({ checkoutId, amountMinor, currency, ageSeconds });
  await settle(run, checkoutId, payment.id);
};

/** All events of it may be lost: it is looked at as if one had come. */
const lookAgain = (
  { attempt, services: { deliver, report } }: Run,
  type: 'charge.dispute.updated' | 'charge.refunded',
  paymentIntentId: string,
): Promise<void> =>
  attempt(async () => {
    report.settled(await deliver({ type, paymentIntentId }), { paymentIntentId });
  });

/** Banks and merchants take their time: what happens to a payment now may be weeks after it. */
const lookAtOlder = async (run: Run, seen: ReadonlySet<string>): Promise<void> => {
  const { listDisputed, listRefunded, now } = run.services;
  const sinceSeconds = Math.floor((now() - windowMs) / 1000);
  for await (const id of listDisputed(sinceSeconds)) {
    if (!seen.has(id)) await lookAgain(run, 'charge.dispute.updated', id);
  }
  for await (const id of listRefunded(sinceSeconds)) {
    if (!seen.has(id)) await lookAgain(run, 'charge.refunded', id);
  }
};

/** From us to Stripe: does each order's payment exist there? */
const compareOrders = async (run: Run, seen: ReadonlySet<string>): Promise<void> => {
  const { listOrders, now } = run.services;
  for await (const orders of listOrders(now() - windowMs, now())) {
    for (const order of orders) {
      if (seen.has(order.paymentIntentId) || run.settled.has(order.checkoutId)) continue;
      await settle(run, order.checkoutId, order.paymentIntentId);
    }
  }
};

const settleStopped = async (run: Run): Promise<void> => {
  const { listStopped, now } = run.services;
  for (const name of await listStopped(now() - windowMs)) {
    const checkoutId = checkoutIdIn(name);
    if (checkoutId !== undefined && !run.settled.has(checkoutId)) await settle(run, checkoutId);
  }
};

/** Or was until just now. */
const isWithMerchant = (settled: Settled | undefined): boolean =>
  settled?.kind === 'awaits_approval' || settled?.kind === 'resumed';

/** What it came to; undefined where that could not be found out. */
const settle = async (
  run: Run,
  checkoutId: string,
  paymentIntentId?: string,
): Promise<Settled | undefined> => {
  run.settled.add(checkoutId);
  let settled: Settled | undefined;
  await run.attempt(async () => {
    settled = await run.services.settleCheckout(checkoutId, paymentIntentId);
    run.services.report.settled(settled, {
      checkoutId,
      ...(paymentIntentId !== undefined && { paymentIntentId }),
    });
  });
  return settled;
};
