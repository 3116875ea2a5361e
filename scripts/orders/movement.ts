/** The commands that move money, and the question that is asked before one is sent. */
import { randomUUID } from 'node:crypto';
import type { Command, OrderDetails } from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { placeAsTyped } from '../terminal/place.ts';
import { minorOf } from './amount.ts';
import type { Arguments } from './arguments.ts';

export type Movement = Extract<Command, { command: 'approve' | 'cancel' | 'refund' }>;

/**
 * The command to send. A refund without an id gets one. Throws a `UsageError` for a wrong amount.
 */
export const movementOf = (
  { name, amount, id, restock }: Arguments,
  { id: orderId, currency }: OrderDetails,
): Movement => {
  const amountMinor = amount === undefined ? undefined : minorOf(amount, currency);
  switch (name) {
    case 'approve':
      return { command: 'approve', orderId, amountMinor };
    case 'refund':
      return { command: 'refund', orderId, amountMinor, refundId: id ?? randomUUID(), restock };
    default:
      return { command: 'cancel', orderId };
  }
};

/**
 * The question; undefined if no money can move. The command is then sent without it and refused.
 */
export const questionOf = (movement: Movement, order: OrderDetails): string | undefined => {
  const money = (minor: number) => formatMoney(minor, order.currency);
  const { id, totalMinor, decideBefore } = order;
  if (movement.command === 'refund') return refundQuestionOf(movement, order);
  // Only an order that waits for the merchant has a deadline.
  if (decideBefore === undefined) return undefined;
  if (movement.command === 'cancel') {
    return `Cancel order ${id} and release the ${money(totalMinor)} that are held?`;
  }
  const { amountMinor = totalMinor } = movement;
  const rest = totalMinor - amountMinor;
  if (rest < 0) return undefined;
  const what = rest > 0 ? ` and release ${money(rest)}` : '';
  return `Capture ${money(amountMinor)} of order ${id}${what}?`;
};

const refundQuestionOf = (
  { amountMinor, restock }: Extract<Movement, { command: 'refund' }>,
  { id, status, currency, capturedMinor, refundedMinor }: OrderDetails,
): string | undefined => {
  if (status === 'canceled') return undefined;
  // Between this question and its answer the order may be captured, and then be refunded.
  if (status === 'confirmed') return `Refund order ${id}, which is not captured yet?`;
  const money = (minor: number) => formatMoney(minor, currency);
  const left = capturedMinor - refundedMinor;
  const back = restock === true ? ' and give its stock back' : '';
  return `Refund ${money(amountMinor ?? left)} of the ${money(left)} left of order ${id}${back}?`;
};

/** What to type to repeat the same refund. */
export const repeatOf = (
  { orderId, amount, restock, place }: Arguments,
  refundId: string,
): string =>
  [
    `npm run orders -- refund ${orderId} --id ${refundId}`,
    amount === undefined ? '' : `--amount ${amount}`,
    restock === true ? '--restock' : '',
    placeAsTyped(place),
  ]
    .filter(Boolean)
    .join(' ');
