/**
 * `approve` and `cancel`: the merchant's decision on an order that is captured on approval. It is
 * written on the order, once; then the execution is woken up, and moves the money. A repeat of the
 * same decision finds it taken, and wakes once more.
 */
import type { Command } from '../checkout/commands.ts';
import { CommandRefused } from '../checkout/commands.ts';
import { formatMoney, stepMinorOf } from '../checkout/money.ts';
import type { Decision } from '../services/approvals.ts';
import type { Order } from '../services/orders.ts';
import { summaryOf } from './summary.ts';

export type DecisionServices = {
  readonly findOrder: (id: string) => Promise<Order>;
  readonly decide: (orderId: string, decision: Decision) => Promise<Order | undefined>;
  readonly sendTaskSuccess: (taskToken: string, output: unknown) => Promise<boolean>;
  readonly now: () => number;
};

type Approve = Extract<Command, { command: 'approve' }>;
type Cancel = Extract<Command, { command: 'cancel' }>;

/** Has all of the hold captured, or `amountMinor` of it: the rest is then released. */
export const approve =
  (services: DecisionServices) =>
  async ({ orderId, amountMinor }: Approve) => {
    const order = await services.findOrder(orderId);
    const approvedMinor = amountMinor ?? order.approvedMinor ?? order.totalMinor;
    assertPart(approvedMinor, order);
    return take(services, order, { decision: 'approved', approvedMinor, decidedAt: at(services) });
  };

/** Has the hold released and the order canceled; its stock is given back. */
export const cancel =
  (services: DecisionServices) =>
  async ({ orderId }: Cancel) => {
    const order = await services.findOrder(orderId);
    const refusal = 'canceled_by_merchant';
    return take(services, order, { decision: 'canceled', refusal, decidedAt: at(services) });
  };

const at = ({ now }: DecisionServices): string => new Date(now()).toISOString();

const assertPart = (amountMinor: number, { totalMinor, currency }: Order): void => {
  const step = stepMinorOf(currency);
  if (amountMinor > 0 && amountMinor <= totalMinor && amountMinor % step === 0) return;
  throw new CommandRefused(
    'amount_invalid',
    `${amountMinor} can't be captured: it must be a multiple of ${step} from ${step} to ` +
      `${totalMinor} in the smallest unit of ${currency.toUpperCase()}, which is what is held.`,
  );
};

const take = async (services: DecisionServices, { id, ...found }: Order, decision: Decision) => {
  if (found.capture !== 'on-approval') {
    const what = found.status === 'confirmed' ? 'is captured by itself' : `is ${found.status}`;
    throw new CommandRefused(
      'not_on_approval',
      `Order ${id} ${what}: nobody has to approve it. Once it is paid, it can be refunded.`,
    );
  }
  const order = await services.decide(id, decision);
  if (order === undefined) throw new CommandRefused('order_not_found', `There is no order ${id}.`);
  assertTaken(order, decision);
  if (order.approvalToken !== undefined) await services.sendTaskSuccess(order.approvalToken, {});
  return { order: summaryOf(order) };
};

/** Another decision came first, or the order has ended without one. */
const assertTaken = (order: Order, decision: Decision): void => {
  const isSame =
    order.decision === decision.decision &&
    (decision.decision !== 'approved' || order.approvedMinor === decision.approvedMinor);
  if (isSame) return;
  if (order.decision === undefined) {
    throw new CommandRefused('already_ended', `Order ${order.id} is ${order.status} already.`);
  }
  const { approvedMinor = order.totalMinor, currency, decidedAt = 'an earlier time' } = order;
  const what =
    order.decision === 'approved'
      ? `approved for ${formatMoney(approvedMinor, currency)}`
      : 'canceled';
  throw new CommandRefused(
    'already_decided',
    `Order ${order.id} was ${what} at ${decidedAt}; a decision is final.`,
  );
};
