/** Every checkout has one ending, and its row, its order and its payment agree on it. */
import type { Row } from '../../../local/dynamodb/tables.ts';
import { type Books, paymentsOf } from './books.ts';

const endings = ['paid', 'declined', 'rejected', 'expired', 'canceled', 'refunded'];

/** Whether a checkout with this status has no ending yet. */
export const isOpen = (status: unknown): boolean => !endings.includes(String(status));

export const checkCheckouts = (books: Books): void => {
  const { checkouts, orders, shop, found } = books;
  const orderOf = new Map(orders.map((order) => [order.checkoutId, order]));
  for (const checkout of checkouts) {
    const { id, status, totalMinor } = checkout;
    const order = orderOf.get(id);
    // Whoever was told of it has done by now what the runbook says.
    if (isOpen(status)) {
      found(`checkout ${String(id)} is left as ${String(status)}`);
    }
    if (!isOpen(status) && checkout.openSince !== undefined) {
      found(`checkout ${String(id)} is ${String(status)}, and still among the open ones`);
    }
    const needsOrder = ['confirmed', 'paid', 'canceled'].includes(String(status));
    if (needsOrder && order === undefined)
      found(`checkout ${String(id)} is ${String(status)} without an order`);
    if (order !== undefined && order.status !== status) {
      found(`checkout ${String(id)} is ${String(status)}, its order ${String(order.status)}`);
    }
    if (order !== undefined && order.totalMinor !== totalMinor) {
      found(
        `checkout ${String(id)} is for ${String(totalMinor)}, its order for ${order.totalMinor}`,
      );
    }
    const sum = totalOf(checkout);
    if (sum !== totalMinor) {
      found(`checkout ${String(id)} was quoted ${sum}, it says ${String(totalMinor)}`);
    }
    const intents = paymentsOf(books, id);
    if (intents.length > 1) found(`checkout ${String(id)} has ${intents.length} payments`);
    for (const intent of intents) {
      if (intent.amount !== totalMinor || intent.currency !== checkout.currency) {
        found(`${intent.id} is not for what was quoted`);
      }
    }
    const named = shop.executions.filter(({ name }) => name === id);
    if (named.length > 1)
      found(`checkout ${String(id)} has ${named.length} executions of its name`);
  }
};

/** What its parts add up to: goods, less a discount, with shipping and the taxes on top. */
const totalOf = ({ lines, price }: Row): number => {
  const goods = (lines as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0);
  if (price === undefined) return goods;
  const { subtotal, discount, shipping, tax } = price as Record<string, number>;
  return subtotal === goods ? goods - Number(discount) + Number(shipping) + Number(tax) : NaN;
};
