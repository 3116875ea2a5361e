/**
 * `approve` and `cancel`: the merchant's decision on an order that is captured on approval. It is
 * written on the order's row once. Then the execution is woken up and moves the money. A repeat of
 * the same decision changes nothing and only wakes the execution once more.
 */
import type { Command } from '../checkout/commands.ts';
import { CommandRefused } from '../checkout/commands.ts';
import type { OrderId } from '../checkout/ids.ts';
import { formatMoney, limitsOf, stepMinorOf } from '../pricing/money.ts';
import type { Decision } from '../store/approvals.ts';
import type { Order } from '../store/order-row.ts';
import { whyDecided, whyUndecidable } from './no-decision.ts';
import { summaryOf } from './summary.ts';

export type DecisionServices = {
  readonly findOrder: (id: OrderId) => Promise<Order>;
  readonly decide: (orderId: OrderId, decision: Decision) => Promise<Order | undefined>;
  readonly sendTaskSuccess: (taskToken: string, output: unknown) => Promise<boolean>;
  readonly now: () => number;
};

type Approve = Extract<Command, { command: 'approve' }>;
type Cancel = Extract<Command, { command: 'cancel' }>;

/** Approves the whole order, or only `amountMinor` of it; the rest of the hold is released. */
export const approve =
  (services: DecisionServices) =>
  async ({ orderId, amountMinor }: Approve) => {
    const order = await services.findOrder(orderId);
    const approvedMinor = amountMinor ?? order.approvedMinor ?? order.totalMinor;
    assertPart(approvedMinor, order);
    return take(services, order, { decision: 'approved', approvedMinor, decidedAt: at(services) });
  };

/** Cancels the order: the hold is released and the stock is given back. */
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
  const money = (minor: number) => formatMoney(minor, currency);
  if (amountMinor % step !== 0) {
    throw new CommandRefused(
      'amount_invalid',
      `${amountMinor} in the smallest unit can't be captured: in ${currency.toUpperCase()} it must ` +
        `be a multiple of ${step}, which is ${money(step)}.`,
    );
  }
  const { leastMinor } = limitsOf(currency);
  // Stripe has accepted the whole, or there would be no hold.
  if (amountMinor < leastMinor && amountMinor !== totalMinor) {
    throw new CommandRefused(
      'amount_invalid',
      `${money(amountMinor)} can't be captured: Stripe takes at least ${money(leastMinor)}. Cancel ` +
        'the order to take nothing.',
    );
  }
  if (amountMinor <= totalMinor) return;
  throw new CommandRefused(
    'amount_invalid',
    `${money(amountMinor)} can't be captured: the order is for ${money(totalMinor)}.`,
  );
};

const commandOf = ({ decision }: Decision) => (decision === 'approved' ? 'approve' : 'cancel');

const take = async (services: DecisionServices, found: Order, decision: Decision) => {
  if (found.capture !== 'on-approval') {
    throw new CommandRefused('not_on_approval', whyUndecidable(commandOf(decision), found));
  }
  const order = await services.decide(found.id, decision);
  if (order === undefined) {
    throw new CommandRefused('order_not_found', `There is no order ${found.id}.`);
  }
  assertTaken(order, decision);
  if (order.approvalToken !== undefined) await services.sendTaskSuccess(order.approvalToken, {});
  return { order: summaryOf(order) };
};

/** Throws when another decision came first, or the order ended without one. */
const assertTaken = (order: Order, decision: Decision): void => {
  const isSame =
    order.decision === decision.decision &&
    (decision.decision !== 'approved' || order.approvedMinor === decision.approvedMinor);
  if (isSame) return;
  throw order.decision === undefined
    ? new CommandRefused('already_ended', whyUndecidable(commandOf(decision), order))
    : new CommandRefused('already_decided', whyDecided(commandOf(decision), order));
};
