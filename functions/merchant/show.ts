/** `show`: all that is known about one order, here and at Stripe, and where to look further. */
import type { Command, OrderDetails, RefundSummary } from '../checkout/commands.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { Order } from '../store/order-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';
import { summaryOf } from './summary.ts';

export type ShowServices = {
  readonly findOrder: (id: OrderId) => Promise<Order>;
  readonly listRefunds: (paymentIntentId: PaymentIntentId) => Promise<readonly RefundSummary[]>;
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  readonly executionArnOf: (checkoutId: CheckoutId) => string;
};

type Show = Extract<Command, { command: 'show' }>;

export const show =
  (services: ShowServices) =>
  async ({ orderId }: Show): Promise<{ order: OrderDetails }> => {
    // Nobody may see the token, since it lets its holder continue the execution.
    const { approvalToken: _, ...order } = await services.findOrder(orderId);
    const [payment, refunds] = await Promise.all([
      services.fetchPayment(order.paymentIntentId),
      services.listRefunds(order.paymentIntentId),
    ]);
    return {
      order: {
        ...order,
        ...summaryOf(order),
        paymentStatus: payment?.status ?? 'unknown',
        isLive: payment?.isLive ?? false,
        executionArn: services.executionArnOf(order.checkoutId),
        refunds,
      },
    };
  };
