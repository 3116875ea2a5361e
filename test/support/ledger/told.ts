/** What a person was told because it can't be put right by the shop alone. */
import type { Finding } from '../../../functions/checkout/verdict.ts';
import type { Shop } from './books.ts';

/** What may become of a payment that belongs to nothing: money that could not be given back. */
export const keptMoney: readonly Finding[] = [
  'order_missing',
  'second_payment',
  'refund_undone',
  'refund_failed',
  'payment_without_checkout',
  'failed_for_good',
  'settled_in_vain',
];

/** What may become of an amount that is not the one owed. */
export const otherAmount: readonly Finding[] = ['amounts_differ', 'refund_failed'];

/** What may become of a checkout that can't be brought to its end. */
export const leftUndone: readonly Finding[] = [
  'order_missing',
  'paid_without_capture',
  'failed_for_good',
  'settled_in_vain',
];

/** Whether a person was told one of these: lines in the log, which the alarm NeedsAPerson watches. */
export const isTold = ({ logs }: Shop, checkoutId: string, findings: readonly Finding[]): boolean =>
  logs.some(
    ({ text }) =>
      text.includes('needs a person') &&
      text.includes(checkoutId) &&
      findings.some((finding) => text.includes(`"${finding}"`)),
  );
