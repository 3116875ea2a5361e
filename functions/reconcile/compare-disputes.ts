/**
 * Compares disputes with what their orders say of them. A dispute may change for months, also after
 * it was lost, and each of its events may be lost. Those that agree cost nothing but a place in
 * Stripe's list.
 */
import { needsAnAnswer } from '../checkout/dispute.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import type { Order } from '../store/order-row.ts';
import type { DisputeRecord } from '../stripe/disputes.ts';
import { lookAgain } from './look-again.ts';
import { type Run, readRows } from './run.ts';

/** Longer than a dispute with an appeal takes. */
const windowMs = 180 * 24 * 60 * 60 * 1000;

export const compareDisputes = async (run: Run): Promise<void> => {
  const { listDisputes, now } = run.services;
  const seen = new Set<PaymentIntentId>();
  for await (const disputes of listDisputes(Math.floor((now() - windowMs) / 1000))) {
    await run.attempt(() => comparePage(run, disputes, seen));
  }
};

const comparePage = async (
  run: Run,
  disputes: readonly DisputeRecord[],
  seen: Set<PaymentIntentId>,
): Promise<void> => {
  const ids = disputes.map(({ checkoutId }) => orderIdOf(checkoutId));
  const orders = await readRows(run, run.services.getOrders, ids);
  for (const dispute of disputes) {
    const orderId = orderIdOf(dispute.checkoutId);
    const isLatest = !seen.has(dispute.paymentIntentId);
    seen.add(dispute.paymentIntentId);
    if (orders.unread.has(orderId)) continue;
    // An order tells of one dispute: of an older one only while that needs an answer.
    const counts = isLatest || needsAnAnswer(dispute.status);
    if (counts && !isTold(dispute, orders.rows.get(orderId))) {
      await lookAgain(run, 'charge.dispute.updated', dispute.paymentIntentId);
    }
  }
};

/** Without an order nobody is told by its events: it is looked at for as long as it is open. */
const isTold = ({ id, status }: DisputeRecord, order: Order | undefined): boolean =>
  order === undefined ? !needsAnAnswer(status) : order.disputeId === id && order.dispute === status;
