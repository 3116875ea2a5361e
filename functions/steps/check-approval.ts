/**
 * CheckApproval reads from the order's row what to do with it: capture it, wait for the merchant,
 * or cancel it. After the deadline it decides itself, by the shop's setting, unless somebody else
 * has decided before. A repeat reads the same decision.
 */
import {
  approvalSecondsOf,
  type DeadlineAction,
  deadlineActions,
  isAwaitingApproval,
} from '../checkout/approval.ts';
import {
  type CheckApprovalResult,
  type ReleasableDocument,
  releasableDocument,
} from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { OrderId } from '../checkout/ids.ts';
import { settingAmong, tableNames } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import { type Decision, decide, forgetApprovalToken } from '../store/approvals.ts';
import type { Order } from '../store/order-row.ts';
import { getOrder } from '../store/orders.ts';
import { openStore } from '../store/store.ts';

type Services = {
  readonly getOrder: (id: OrderId) => Promise<Order | undefined>;
  readonly decide: (orderId: OrderId, decision: Decision) => Promise<Order | undefined>;
  readonly forgetApprovalToken: (orderId: OrderId) => Promise<void>;
  readonly now: () => Date;
  readonly atDeadline: DeadlineAction;
};

export const checkApproval =
  (services: Services) =>
  async ({ refusal: _, ...document }: ReleasableDocument): Promise<CheckApprovalResult> => {
    const orderId = orderIdOf(document.checkoutId);
    const order = await decidedInTime(services, orderId);
    if (order.decision !== undefined && order.approvalToken !== undefined) {
      await services.forgetApprovalToken(orderId);
    }
    const { paymentIntentId, captureBefore, totalMinor } = order;
    const held = {
      ...document,
      paymentIntentId,
      ...(captureBefore !== undefined && { captureBefore }),
    };
    if (order.decision === 'canceled' || order.status === 'canceled') {
      return { ...held, outcome: 'canceled', refusal: order.refusal ?? 'canceled_by_merchant' };
    }
    if (order.decision === 'approved') {
      const captureMinor = order.approvedMinor ?? totalMinor;
      return { ...held, captureMinor, outcome: 'approved', orderId };
    }
    // Step Functions waits for at least one second.
    const approvalSeconds = Math.max(1, approvalSecondsOf(order, services.now().getTime()));
    return isAwaitingApproval(order)
      ? { ...held, outcome: 'approval_required', orderId, approvalSeconds }
      : { ...held, outcome: 'approved', orderId };
  };

const decidedInTime = async (services: Services, orderId: OrderId): Promise<Order> => {
  const now = services.now();
  const order = await services.getOrder(orderId);
  const isOver =
    order !== undefined &&
    isAwaitingApproval(order) &&
    approvalSecondsOf(order, now.getTime()) === 0;
  const decided = isOver
    ? await services.decide(orderId, atDeadline(services.atDeadline, order, now.toISOString()))
    : order;
  if (decided !== undefined) return decided;
  throw new CheckoutError(errorNames.recordsDisagree, `Order ${orderId} is missing.`);
};

const atDeadline = (action: DeadlineAction, { totalMinor }: Order, decidedAt: string): Decision => {
  switch (action) {
    case 'capture':
      return { decision: 'approved', approvedMinor: totalMinor, decidedAt };
    case 'release':
      return { decision: 'canceled', refusal: 'approval_expired', decidedAt };
  }
};

const store = openStore(tableNames('orders'));

export const handler = step(
  releasableDocument,
  checkApproval({
    getOrder: getOrder(store),
    decide: decide(store),
    forgetApprovalToken: forgetApprovalToken(store),
    now: () => new Date(),
    atDeadline: settingAmong('AT_DEADLINE', deadlineActions),
  }),
);
