/**
 * One ledger for every design: it knows what Stripe says of the payments and what a table says of the
 * orders, and nothing of how either came about. Read it when all is over.
 */

/** A payment as Stripe has it. Amounts are in the currency's smallest unit. */
export type Payment = {
  readonly id: string;
  /** Stripe's, such as `requires_capture`. */
  readonly status: string;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  /** The e-mail in the card's billing details; null where nobody said any. */
  readonly shopper: string | null;
};

/** An order as a table has it. */
export type Order = {
  readonly paymentId: string;
  /** Canceled or refunded: nobody will send the goods. */
  readonly isCanceled: boolean;
};

export type Losses = {
  /** Money of shoppers that is held, and that nobody will take or release. */
  readonly holdsLeftOpen: number;
  /** Payments that were taken and not given back, without an order for which goods are sent. */
  readonly moneyWithoutOrder: number;
  /** Orders for which goods are sent, and whose payment was not taken, or given back. */
  readonly ordersWithoutMoney: number;
  /** Payments that were taken of a shopper beyond the first, and not given back. */
  readonly doubleCharges: number;
};

export const lossNames = {
  holdsLeftOpen: 'holds left open',
  moneyWithoutOrder: 'money without an order',
  ordersWithoutMoney: 'orders without money',
  doubleCharges: 'double charges',
} as const satisfies Record<keyof Losses, string>;

/** Each shopper wanted one order, so a second payment that was kept is one too many. */
export const lossesIn = (payments: readonly Payment[], orders: readonly Order[]): Losses => {
  const kept = payments.filter(isKept);
  const keptIds = new Set(kept.map(({ id }) => id));
  const living = orders.filter(({ isCanceled }) => !isCanceled);
  const paidFor = new Set(living.map(({ paymentId }) => paymentId));
  const shoppers = kept.map(({ shopper }) => shopper).filter((shopper) => shopper !== null);
  return {
    holdsLeftOpen: payments.filter(({ status }) => status === 'requires_capture').length,
    moneyWithoutOrder: kept.filter(({ id }) => !paidFor.has(id)).length,
    ordersWithoutMoney: living.filter(({ paymentId }) => !keptIds.has(paymentId)).length,
    doubleCharges: shoppers.length - new Set(shoppers).size,
  };
};

/** How many orders are paid: what the shop has sold. */
export const soldIn = (payments: readonly Payment[], orders: readonly Order[]): number => {
  const keptIds = new Set(payments.filter(isKept).map(({ id }) => id));
  return orders.filter(({ isCanceled, paymentId }) => !isCanceled && keptIds.has(paymentId)).length;
};

export const sumOf = (losses: Losses): number =>
  Object.values(losses).reduce((sum, count) => sum + count, 0);

const isKept = ({ status, receivedMinor, refundedMinor }: Payment): boolean =>
  status === 'succeeded' && receivedMinor > refundedMinor;
