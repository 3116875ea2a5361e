/** What the merchant has decided is carried out soon, and not only at some time. */
import type { Books } from './books.ts';
import { isTold, stoppedForGood } from './told.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * Within an hour after the decision, or after the last fault. What stopped for good is tried once a
 * day, and somebody was told of it. Where the wake-up was lost it is the reconciler that finds it, so
 * the hour counts only if that has run by then: in the fault matrix it has its turn at the end.
 */
export const checkDecisions = ({ orders, shop, found }: Books): void => {
  const { traffic } = shop;
  if (traffic === undefined) return;
  for (const { id, checkoutId, decidedAt, endedAt } of orders) {
    if (decidedAt === undefined) continue;
    if (endedAt === undefined) {
      found(`order ${String(id)} was decided on, and nothing came of it`);
      continue;
    }
    const fromMs = Math.max(Date.parse(String(decidedAt)), traffic.lastFaultAtMs);
    const endedAtMs = Date.parse(String(endedAt));
    const tookMs = endedAtMs - fromMs;
    const mostMs = isTold(shop, String(checkoutId), stoppedForGood) ? dayMs + hourMs : hourMs;
    const hadItsNet = traffic.sent.some(
      ({ from, sentAtMs }) =>
        from === 'Reconcile' && sentAtMs > fromMs && sentAtMs < endedAtMs - mostMs,
    );
    if (tookMs > mostMs && hadItsNet) {
      found(
        `order ${String(id)} was decided on, and it took ${Math.round(tookMs / 60_000)} minutes`,
      );
    }
  }
};
