/** What the merchant has decided is carried out soon, and not only at some time. */
import type { Books } from './books.ts';
import { isTold, stoppedForGood } from './told.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * Within an hour after the decision, or after the last fault. What stopped for good is tried once a
 * day, and somebody was told of it.
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
    const tookMs = Date.parse(String(endedAt)) - fromMs;
    const mostMs = isTold(shop, String(checkoutId), stoppedForGood) ? dayMs + hourMs : hourMs;
    if (tookMs > mostMs) {
      found(
        `order ${String(id)} was decided on, and it took ${Math.round(tookMs / 60_000)} minutes`,
      );
    }
  }
};
