/** What a person was told because the shop can't put it right by itself. */
import type { Finding } from '../../../functions/checkout/verdict.ts';
import type { Shop } from './books.ts';

/** Findings that excuse a payment that belongs to no order: money that could not be given back. */
export const keptMoney: readonly Finding[] = [
  'order_missing',
  'second_payment',
  'refund_undone',
  'refund_failed',
  'payment_without_checkout',
  'settled_in_vain',
];

/** Findings that excuse an amount that is not the one owed. */
export const otherAmount: readonly Finding[] = ['amounts_differ', 'refund_failed'];

/** Findings about a hold that nobody captures any more. */
export const leftUndone: readonly Finding[] = [
  'order_missing',
  'paid_without_capture',
  'settled_in_vain',
];

/** Findings about an execution that is not redriven by itself at once. */
export const stoppedForGood: readonly Finding[] = [
  'failed_for_good',
  'settled_in_vain',
  'refund_blocked',
];

/** Whether a person was told one of these findings of the checkout: it was published as an event. */
export const isTold = (
  { events }: Shop,
  checkoutId: string,
  findings: readonly Finding[],
): boolean =>
  events.some(
    ({ 'detail-type': type, detail }) =>
      type === 'needs_a_person' &&
      detail.checkoutId === checkoutId &&
      findings.some((finding) => finding === detail.finding),
  );
