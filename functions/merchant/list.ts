/** `list`: the newest orders. */
import { isAwaitingApproval } from '../checkout/approval.ts';
import type { Answer, Command, OrderSummary } from '../checkout/commands.ts';
import type { OrderId } from '../checkout/ids.ts';
import type { Order } from '../store/order-row.ts';
import type { ListedOrder, Period } from '../store/orders-by-day.ts';
import { summaryOf } from './summary.ts';

export type ListServices = {
  /** The newest first. */
  readonly listOrders: (period: Period) => AsyncIterable<readonly ListedOrder[]>;
  /** Those of an e-mail address, the newest first, too. */
  readonly listOrdersOf: (email: string, period: Period) => AsyncIterable<readonly ListedOrder[]>;
  /** Takes at most 100 ids; returns the orders in any order. */
  readonly getOrders: (ids: readonly OrderId[]) => Promise<readonly Order[]>;
  readonly findOrder: (id: OrderId) => Promise<Order>;
  readonly now: () => number;
};

type List = Extract<Command, { command: 'list' }>;

const dayMs = 24 * 60 * 60 * 1000;
const batchSize = 100;

/** An address's orders are few, and the one that is looked for may be old. */
const daysOfAddress = 3650;

/**
 * At most `limit` orders (default 20) of the last `days` days, the newest first: 30 days without
 * another number, and ten years of an e-mail address. After an order to begin `before`, these days
 * are those before it.
 */
export const list =
  (services: ListServices) =>
  async (wanted: List): Promise<Extract<Answer, { orders: unknown }>> => {
    const { before, email, limit = 20 } = wanted;
    const orders: OrderSummary[] = [];
    const period = await periodOf(services, wanted);
    const pages =
      email === undefined ? services.listOrders(period) : services.listOrdersOf(email, period);
    for await (const row of rowsOf(services, pages, before)) {
      if (!isWanted(row, wanted)) continue;
      orders.push(summaryOf(row));
      if (orders.length === limit) return { orders, next: row.id };
    }
    return { orders };
  };

const periodOf = async (
  { findOrder, now }: ListServices,
  { email, days = email === undefined ? 30 : daysOfAddress, before }: List,
): Promise<Period> => {
  const untilMs = before === undefined ? now() : Date.parse((await findOrder(before)).placedAt);
  return { sinceMs: untilMs - days * dayMs, untilMs };
};

/** The rows of these pages; only those that come after the row of `before`. */
const rowsOf = async function* (
  { getOrders }: ListServices,
  pages: AsyncIterable<readonly ListedOrder[]>,
  before: OrderId | undefined,
): AsyncGenerator<Order> {
  let isAfter = before === undefined;
  for await (const page of pages) {
    const start = isAfter ? 0 : page.findIndex(({ id }) => id === before) + 1;
    if (!isAfter && start === 0) continue;
    isAfter = true;
    for (let at = start; at < page.length; at += batchSize) {
      const ids = page.slice(at, at + batchSize).map(({ id }) => id);
      const rows = new Map((await getOrders(ids)).map((row) => [row.id, row]));
      yield* ids.flatMap((id) => rows.get(id) ?? []);
    }
  }
};

const isWanted = (row: Order, { status, awaitingApproval, email }: List): boolean =>
  (status === undefined || row.status === status) &&
  (awaitingApproval !== true || isAwaitingApproval(row)) &&
  (email === undefined || row.email.toLowerCase() === email.toLowerCase());
