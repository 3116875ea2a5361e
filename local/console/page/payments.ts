/** The payments, as they are at the Stripe stand-in. */
import type { Overview } from '../overview.ts';
import type { ShownPaymentIntent, ShownPayments } from '../shown-rows.ts';
import { link } from './nodes.ts';
import { status } from './status.ts';
import { fill, saying } from './table.ts';
import { amount } from './words.ts';

const columns = [
  'PaymentIntent',
  'State',
  'Amount',
  'Captured',
  'Refunded',
  'Checkout',
  'Declined as',
] as const;

/** How much of a payment was or will be refunded, in minor units. */
const refundedOf = (paymentIntentId: string, refunds: ShownPayments['refunds']): number =>
  refunds
    .filter(({ payment_intent }) => payment_intent === paymentIntentId)
    .filter(({ status: is }) => is !== 'failed' && is !== 'canceled')
    .reduce((sum, refund) => sum + refund.amount, 0);

/** Where the money is, in a word, with the amount if it is only a part. */
const moneyState = (intent: ShownPaymentIntent, refunded: number): HTMLElement => {
  const { amount: total, amount_received: captured, currency } = intent;
  const partOf = (part: number, whole: number): string =>
    part < whole ? ` ${amount(part, currency)} of ${amount(whole, currency)}` : '';
  if (refunded > 0) return status('refunded', partOf(refunded, captured));
  if (intent.status === 'requires_capture') return status('held');
  if (intent.status === 'succeeded') return status('captured', partOf(captured, total));
  if (intent.status === 'canceled') return status('released');
  return status(intent.last_payment_error === null ? intent.status : 'declined');
};

/** Lists them, the newest first. With the real Stripe, says that they are there. */
export const showPayments = (payments: Overview['payments']): void => {
  if (payments === undefined) {
    saying('payments', 'Payments are at the real Stripe: see its dashboard.');
    return;
  }
  const rows = payments.paymentIntents.toReversed().map((intent) => {
    const { id, amount: total, amount_received: captured, currency, metadata } = intent;
    const refunded = refundedOf(id, payments.refunds);
    return [
      id,
      link(id),
      moneyState(intent, refunded),
      amount(total, currency),
      amount(captured, currency),
      amount(refunded, currency),
      link(metadata.checkoutId),
      intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code,
    ] as const;
  });
  fill('payments', columns, rows);
};
