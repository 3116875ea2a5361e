/** The payments as the Stripe stand-in has them. */
import { amount, fill, link, saying, status } from './nodes.js';

const isGivenBack = (refund) => refund.status !== 'failed' && refund.status !== 'canceled';

/** What became of the money, in a word; of a part of it, with how much. */
const moneyState = (intent, refunded) => {
  const { amount: total, amount_received: captured = 0, currency } = intent;
  const partOf = (part, whole) =>
    part < whole ? ` ${amount(part, currency)} of ${amount(whole, currency)}` : '';
  if (refunded > 0) return status('refunded', partOf(refunded, captured));
  if (intent.status === 'requires_capture') return status('held');
  if (intent.status === 'succeeded') return status('captured', partOf(captured, total));
  if (intent.status === 'canceled') return status('released');
  return status(intent.last_payment_error ? 'declined' : intent.status);
};

export const showPayments = (stripe) => {
  if (stripe === undefined) {
    saying('payments', 'Payments are at the real Stripe: see its dashboard.');
    return;
  }
  const rows = stripe.paymentIntents.toReversed().map((intent) => {
    const refunded = stripe.refunds
      .filter((refund) => refund.payment_intent === intent.id && isGivenBack(refund))
      .reduce((sum, refund) => sum + refund.amount, 0);
    return [
      intent.id,
      link(intent.id),
      moneyState(intent, refunded),
      amount(intent.amount, intent.currency),
      amount(intent.amount_received ?? 0, intent.currency),
      amount(refunded, intent.currency),
      link(intent.metadata?.checkoutId),
      intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code,
    ];
  });
  fill(
    'payments',
    ['PaymentIntent', 'State', 'Amount', 'Captured', 'Refunded', 'Checkout', 'Declined as'],
    rows,
  );
};
