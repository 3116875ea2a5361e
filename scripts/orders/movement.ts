/** The commands that move money, as they are sent, and what is asked before one is. */
import { randomUUID } from 'node:crypto';
import type { Command, OrderDetails } from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { placeAsTyped } from '../terminal/place.ts';
import { minorOf } from './amount.ts';
import type { Arguments } from './arguments.ts';

export type Movement = Extract<Command, { command: 'approve' | 'cancel' | 'refund' }>;

/** A refund without an id gets one. Throws a `UsageError` for an amount that the currency can't say. */
export const movementOf = (
  { name, amount, id }: Arguments,
  { id: orderId, currency }: OrderDetails,
): Movement => {
  const amountMinor = amount === undefined ? undefined : minorOf(amount, currency);
  switch (name) {
    case 'approve':
      return { command: 'approve', orderId, amountMinor };
    case 'refund':
      return { command: 'refund', orderId, amountMinor, refundId: id ?? randomUUID() };
    default:
      return { command: 'cancel', orderId };
  }
};

/** Nothing where nothing can move: the shop is then asked at once, and says why. */
export const questionOf = (movement: Movement, order: OrderDetails): string | undefined => {
  const money = (minor: number) => formatMoney(minor, order.currency);
  const { id, totalMinor, decideBefore } = order;
  if (movement.command === 'refund') return refundQuestionOf(movement, order);
  // Only an order that waits for the merchant has a time until which it does.
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
  { amountMinor }: Extract<Movement, { command: 'refund' }>,
  { id, status, currency, capturedMinor, refundedMinor }: OrderDetails,
): string | undefined => {
  if (status === 'canceled') return undefined;
  // It can be captured, and then refunded, between this question and its answer.
  if (status === 'confirmed') return `Refund order ${id}, which is not captured yet?`;
  const money = (minor: number) => formatMoney(minor, currency);
  const left = capturedMinor - refundedMinor;
  return `Refund ${money(amountMinor ?? left)} of the ${money(left)} left of order ${id}?`;
};

/** The command that is the same refund once more. */
export const repeatOf = ({ orderId, amount, place }: Arguments, refundId: string): string =>
  [
    `npm run orders -- refund ${orderId} --id ${refundId}`,
    amount === undefined ? '' : `--amount ${amount}`,
    placeAsTyped(place),
  ]
    .filter(Boolean)
    .join(' ');
