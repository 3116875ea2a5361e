/** What the shop and Stripe know of one shopper: the truth behind what the page says. */
import type { CheckoutSystem } from '../support/system.ts';

export const recordsOf = (email: string, shop: CheckoutSystem) => {
  const checkouts = async () =>
    (await shop.rows('TablesCheckouts')).filter((checkout) => checkout.email === email);
  return {
    /** The rows of this shopper's checkouts. */
    checkouts,
    /** The rows of this shopper's orders. */
    orders: async () => (await shop.rows('TablesOrders')).filter((order) => order.email === email),
    /** The one checkout of this shopper once its execution has ended, and its payments. */
    ended: async () => {
      const mine = await checkouts();
      if (mine.length !== 1) throw new Error(`${email} has ${mine.length} checkouts, not one.`);
      const id = String(mine[0]?.id);
      const { checkout, states } = await shop.ended(id);
      return { checkout, states, payments: shop.paymentsOf(id) };
    },
  };
};

export type Records = ReturnType<typeof recordsOf>;
