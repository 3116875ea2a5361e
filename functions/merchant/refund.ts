/**
 * `refund`: pays back a paid order's money, in full or in parts, up to the captured amount. The
 * same `refundId` is the same refund, however often and however late it is ordered.
 */
import { isAwaitingApproval } from '../checkout/approval.ts';
import { type Command, CommandRefused, type RefundSummary } from '../checkout/commands.ts';
import type { OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { type Refunds, refundsOf } from '../checkout/verdict.ts';
import { formatMoney, stepMinorOf } from '../pricing/money.ts';
import type { Order } from '../store/order-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import type { RefundOrder } from '../stripe/refunds.ts';
import { capturedMinorOf, summaryOf } from './summary.ts';

export type RefundServices = {
  readonly findOrder: (id: OrderId) => Promise<Order>;
  readonly listRefunds: (paymentIntentId: PaymentIntentId) => Promise<readonly RefundSummary[]>;
  readonly orderRefund: (order: RefundOrder) => Promise<RefundSummary>;
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  /** Resolves to false when the order was changed meanwhile; an event then records the refund. */
  readonly recordRefund: (order: Order, refunds: Refunds) => Promise<boolean>;
  /** Resolves to the SKUs that can't be given back; then nothing is. */
  readonly restock: (order: Order, restockedAt: string) => Promise<readonly string[]>;
  readonly now: () => number;
};

type Refund = Extract<Command, { command: 'refund' }>;

export const refund =
  (services: RefundServices) =>
  async ({ orderId, refundId, amountMinor, restock = false }: Refund) => {
    const order = await services.findOrder(orderId);
    if (order.status !== 'paid' && order.status !== 'refunded') {
      throw new CommandRefused('not_paid', whyUnpaid(order));
    }
    const refunds = await services.listRefunds(order.paymentIntentId);
    const made =
      madeBefore(refunds, refundId, amountMinor) ??
      (await services.orderRefund({
        checkoutId: order.checkoutId,
        paymentIntentId: order.paymentIntentId,
        refundId,
        amountMinor: amountWithin(balanceOf(order, refunds), order, amountMinor),
      }));
    const after = await recorded(services, order);
    if (!restock || made.status === 'failed' || made.status === 'canceled') {
      return { order: summaryOf(after), refund: made };
    }
    await restocked(services, after);
    return { order: summaryOf(await services.findOrder(orderId)), refund: made };
  };

/** Gives all of the order's stock back, unless that was done before. */
const restocked = async ({ restock, now }: RefundServices, order: Order): Promise<void> => {
  const missing = await restock(order, new Date(now()).toISOString());
  if (missing.length === 0) return;
  throw new CommandRefused(
    'restock_impossible',
    `Order ${order.id} is refunded, but its stock is not given back: there is no stock of ` +
      `${missing.join(', ')} any more. Set it (npm run orders -- stock), then order the same refund again.`,
  );
};

const whyUnpaid = (order: Order): string => {
  if (order.status === 'canceled') {
    return `Order ${order.id} is canceled: nothing of it was kept, and there is nothing to refund.`;
  }
  return isAwaitingApproval(order)
    ? `Order ${order.id} waits for your approval: nothing is captured yet. Cancel it instead.`
    : `Order ${order.id} is not paid yet: refund it once it is captured.`;
};

const madeBefore = (
  refunds: readonly RefundSummary[],
  refundId: string,
  amountMinor: number | undefined,
): RefundSummary | undefined => {
  const made = refunds.find((each) => each.refundId === refundId);
  if (made === undefined || amountMinor === undefined || made.amountMinor === amountMinor) {
    return made;
  }
  throw new CommandRefused(
    'refund_id_reused',
    `The id ${refundId} was used for a refund of ${formatMoney(made.amountMinor, made.currency)}: ` +
      'take a new one for another refund.',
  );
};

/** What can still be refunded, by Stripe's own list of refunds. */
const balanceOf = (order: Order, refunds: readonly RefundSummary[]): number =>
  refunds
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((left, { amountMinor }) => left - amountMinor, capturedMinorOf(order));

const amountWithin = (
  balanceMinor: number,
  { id, currency }: Order,
  amountMinor = balanceMinor,
): number => {
  if (amountMinor > balanceMinor || balanceMinor === 0) {
    throw new CommandRefused(
      'over_balance',
      balanceMinor === 0
        ? `All of order ${id} is refunded already.`
        : `Only ${formatMoney(balanceMinor, currency)} of order ${id} can still be refunded, not ` +
            `${formatMoney(amountMinor, currency)}.`,
    );
  }
  const step = stepMinorOf(currency);
  if (amountMinor > 0 && amountMinor % step === 0) return amountMinor;
  throw new CommandRefused(
    'amount_invalid',
    amountMinor > 0
      ? `${amountMinor} in the smallest unit can't be refunded: in ${currency.toUpperCase()} it must ` +
          `be a multiple of ${step}, which is ${formatMoney(step, currency)}.`
      : `${formatMoney(amountMinor, currency)} can't be refunded: it must be more than nothing.`,
  );
};

/** Records on the order what Stripe says is refunded, and returns the order as it is then. */
const recorded = async (services: RefundServices, order: Order): Promise<Order> => {
  const payment = await services.fetchPayment(order.paymentIntentId);
  if (payment === undefined) return order;
  const isNews =
    payment.refundedMinor !== (order.refundedMinor ?? 0) ||
    payment.refundFailedMinor > (order.refundFailedMinor ?? 0);
  if (!isNews) return order;
  await services.recordRefund(order, refundsOf(payment));
  return services.findOrder(order.id);
};
