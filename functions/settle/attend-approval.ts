/**
 * Looks after an order that waits for the merchant. A capture or cancellation in Stripe's dashboard
 * counts as the decision. If the wake-up after a decision was lost, another one is sent. The
 * merchant is warned in time, and a wait that goes on past its deadline is ended. No money is moved
 * here: the execution does that when it reads the order again.
 */
import { approvalDeadlineOf, approvalSecondsOf, isHoldEnding } from '../checkout/approval.ts';
import type { OrderId, PaymentIntentId } from '../checkout/ids.ts';
import type { Decision } from '../store/approvals.ts';
import type { Order } from '../store/order-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';

export type ApprovalServices = {
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  readonly decide: (orderId: OrderId, decision: Decision) => Promise<Order | undefined>;
  readonly noteHoldWarning: (orderId: OrderId, warnedAt: string) => Promise<void>;
  /** Resolves to whether something waited for the token. */
  readonly sendTaskSuccess: (taskToken: string, output: unknown) => Promise<boolean>;
  readonly now: () => number;
};

export type Attended = {
  /** `unheard`: it was to go on minutes ago, and its state does not take the token. */
  readonly kind: 'resumed' | 'running' | 'awaits_approval' | 'unheard';
};

/** Whether an order waits for the merchant, or was decided and is not captured or canceled yet. */
export const isOnApproval = ({ status, capture }: Order): boolean =>
  status === 'confirmed' && capture === 'on-approval';

export const attendApproval =
  (services: ApprovalServices) =>
  async (found: Order): Promise<Attended> => {
    const order = found.decision === undefined ? await decidedAtStripe(services, found) : found;
    const nowMs = services.now();
    // The state's own timeout has ended the wait by then, unless a redrive or a retry began it
    // late.
    const isOver = approvalSecondsOf(order, nowMs) === 0;
    if (order.decision !== undefined || isOver) return { kind: await wake(services, order, nowMs) };
    if (order.holdWarnedAt === undefined && isHoldEnding(order, nowMs)) {
      await services.noteHoldWarning(order.id, new Date(nowMs).toISOString());
    }
    return { kind: 'awaits_approval' };
  };

/** By then CheckApproval has read a decision, and has forgotten the token. */
const heardByMs = 10 * 60 * 1000;

const wake = async (
  { sendTaskSuccess }: ApprovalServices,
  order: Order,
  nowMs: number,
): Promise<Attended['kind']> => {
  const { approvalToken, decidedAt } = order;
  if (approvalToken === undefined) return 'running';
  if (await sendTaskSuccess(approvalToken, {})) return 'resumed';
  const sinceMs = decidedAt === undefined ? approvalDeadlineOf(order) : Date.parse(decidedAt);
  return nowMs - sinceMs < heardByMs ? 'running' : 'unheard';
};

/** The order after a look at its payment: if that is captured or canceled, the order is decided. */
const decidedAtStripe = async (services: ApprovalServices, order: Order): Promise<Order> => {
  const payment = await services.fetchPayment(order.paymentIntentId);
  const decidedAt = new Date(services.now()).toISOString();
  switch (payment?.status) {
    case 'succeeded':
      return (
        (await services.decide(order.id, {
          decision: 'approved',
          approvedMinor: payment.receivedMinor,
          decidedAt,
        })) ?? order
      );
    case 'canceled':
      return (
        (await services.decide(order.id, {
          decision: 'canceled',
          refusal: 'hold_gone',
          decidedAt,
        })) ?? order
      );
    default:
      return order;
  }
};
