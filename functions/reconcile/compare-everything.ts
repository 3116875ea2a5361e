/**
 * The long comparison. It compares all payments and orders of the last eight days in both
 * directions. It also looks at the refunds that were made or failed in these days, whose payments
 * may be older, at the disputes of half a year, and at the executions of these days that stopped.
 */
import { checkoutIdIn } from '../checkout/idempotency.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import { hasMoney, verdictOn } from '../checkout/verdict.ts';
import { isLeftWaiting } from '../settle/end-left-wait.ts';
import { paymentTruthOf } from '../settle/payment-truth.ts';
import { truthOf } from '../settle/settle-checkout.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Order } from '../store/order-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import { compareDisputes } from './compare-disputes.ts';
import { lookAgain } from './look-again.ts';
import { overdueMs, type ReconcileServices, type Run, readRows, settle } from './run.ts';

const windowMs = 8 * 24 * 60 * 60 * 1000;

export const compareEverything = async (run: Run): Promise<void> => {
  const seen = new Set<PaymentIntentId>();
  let isListed = false;
  await run.attempt(async () => {
    await comparePayments(run, seen);
    isListed = true;
  });
  // An incomplete list would make it look as if Stripe did not know an order's payment.
  if (isListed) await run.attempt(() => compareOrders(run, seen));
  await run.attempt(() => lookAtOlder(run, run.services.listRefunded, seen));
  await run.attempt(() => lookAtOlder(run, run.services.listRefundFailures, seen));
  await run.attempt(() => compareDisputes(run));
  await run.attempt(() => settleStopped(run));
};

/** From Stripe to us: does each payment agree with its checkout? */
const comparePayments = async (run: Run, seen: Set<PaymentIntentId>): Promise<void> => {
  const { listPayments, now } = run.services;
  for await (const payments of listPayments(Math.floor((now() - windowMs) / 1000))) {
    await run.attempt(() => comparePage(run, payments, seen));
  }
};

const comparePage = async (
  run: Run,
  payments: readonly PaymentRecord[],
  seen: Set<PaymentIntentId>,
): Promise<void> => {
  const { getCheckouts, getOrders } = run.services;
  const ids = [...new Set(payments.map(({ checkoutId }) => checkoutId))];
  const checkouts = await readRows(run, getCheckouts, ids);
  const orderIds = [...checkouts.rows.values()].flatMap(({ orderId }) => orderId ?? []);
  const orders = await readRows(run, getOrders, orderIds);
  for (const payment of payments) {
    seen.add(payment.id);
    if (checkouts.unread.has(payment.checkoutId)) continue;
    const checkout = checkouts.rows.get(payment.checkoutId);
    const order = checkout?.orderId && orders.rows.get(checkout.orderId);
    await run.attempt(() => comparePayment(run, payment, checkout, order));
  }
};

const comparePayment = async (
  run: Run,
  record: PaymentRecord,
  checkout: StoredCheckout | undefined,
  order: Order | undefined,
): Promise<void> => {
  const { report, now } = run.services;
  const payment = await paymentTruthOf(run.services, record);
  const ageSeconds = Math.floor(now() / 1000) - payment.createdSeconds;
  if (checkout === undefined) {
    if (!hasMoney(payment) || ageSeconds * 1000 < overdueMs) return;
    await report.finding('payment_without_checkout', {
      checkoutId: payment.checkoutId,
      paymentIntentId: payment.id,
    });
    return;
  }
  // Checkouts that have not ended are settled by `reconcile`, which reads them from the table.
  if (checkout.openSince !== undefined) return;
  const verdict = verdictOn({ status: checkout.status, order: truthOf(order), payment });
  const isLeft = order !== undefined && isLeftWaiting(order);
  if (verdict.kind === 'at_rest' && !isLeft) return;
  const { checkoutId, amountMinor, currency } = payment;
  if (verdict.kind === 'take_up') report.atRisk({ checkoutId, amountMinor, currency, ageSeconds });
  await settle(run, checkoutId, payment.id);
};

/**
 * Looks at older payments, too: a refund may be made weeks after its payment, and fail weeks after
 * that.
 */
const lookAtOlder = async (
  run: Run,
  list: ReconcileServices['listRefunded'],
  seen: ReadonlySet<PaymentIntentId>,
): Promise<void> => {
  const sinceSeconds = Math.floor((run.services.now() - windowMs) / 1000);
  for await (const id of list(sinceSeconds)) {
    if (!seen.has(id)) await lookAgain(run, 'charge.refunded', id);
  }
};

/** From us to Stripe: does each order's payment exist there? */
const compareOrders = async (run: Run, seen: ReadonlySet<PaymentIntentId>): Promise<void> => {
  const { listOrders, now } = run.services;
  for await (const orders of listOrders({ sinceMs: now() - windowMs, untilMs: now() })) {
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
