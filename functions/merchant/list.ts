/** `list`: the newest orders. */
import { isAwaitingApproval } from '../checkout/approval.ts';
import type { Command, OrderSummary } from '../checkout/commands.ts';
import type { OrderId } from '../checkout/ids.ts';
import type { Order } from '../store/order-row.ts';
import type { ListedOrder, Period } from '../store/orders-by-day.ts';
import { summaryOf } from './summary.ts';

export type ListServices = {
  /** The newest first. */
  readonly listOrders: (period: Period) => AsyncIterable<readonly ListedOrder[]>;
  /** Takes at most 100 ids; returns the orders in any order. */
  readonly getOrders: (ids: readonly OrderId[]) => Promise<readonly Order[]>;
  readonly now: () => number;
};

type List = Extract<Command, { command: 'list' }>;

const dayMs = 24 * 60 * 60 * 1000;
const batchSize = 100;

/** At most `limit` orders (default 20) of the last `days` days (default 30), the newest first. */
export const list =
  ({ listOrders, getOrders, now }: ListServices) =>
  async ({ status, awaitingApproval, days = 30, limit = 20 }: List) => {
    const orders: OrderSummary[] = [];
    for await (const page of listOrders({ sinceMs: now() - days * dayMs, untilMs: now() })) {
      for (let start = 0; start < page.length; start += batchSize) {
        const ids = page.slice(start, start + batchSize).map(({ id }) => id);
        const rows = new Map((await getOrders(ids)).map((row) => [row.id, row]));
        for (const row of ids.flatMap((id) => rows.get(id) ?? [])) {
          if (status !== undefined && row.status !== status) continue;
          if (awaitingApproval === true && !isAwaitingApproval(row)) continue;
          orders.push(summaryOf(row));
          if (orders.length === limit) return { orders };
        }
      }
    }
    return { orders };
  };
