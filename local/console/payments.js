/** The payments as the Stripe stand-in has them. */
import { amount, byId, fill, node, status } from './nodes.js';

/** What became of the money, in a word. */
const moneyState = (intent, refunded) => {
  if (refunded > 0) return 'refunded';
  if (intent.status === 'requires_capture') return 'held';
  if (intent.status === 'succeeded') return 'captured';
  if (intent.status === 'canceled') return 'released';
  return intent.last_payment_error ? 'declined' : intent.status;
};

const listOf = (value) => (Array.isArray(value) ? value : Object.values(value ?? {}));

export const showPayments = (stripe) => {
  if (stripe === undefined) {
    byId('payments').replaceChildren(
      node('caption', {
        className: 'none',
        textContent: 'Payments are at the real Stripe: see its dashboard.',
      }),
    );
    return;
  }
  const refunds = listOf(stripe.refunds);
  const rows = listOf(stripe.paymentIntents)
    .toReversed()
    .map((intent) => {
      const refunded = refunds
        .filter((refund) => refund.payment_intent === intent.id)
        .reduce((sum, refund) => sum + refund.amount, 0);
      return [
        intent.id,
        status(moneyState(intent, refunded)),
        amount(intent.amount, intent.currency),
        amount(intent.amount_received ?? 0, intent.currency),
        amount(refunded, intent.currency),
        intent.metadata?.checkoutId ?? '',
        intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? '',
      ];
    });
  fill(
    'payments',
    ['PaymentIntent', 'State', 'Amount', 'Captured', 'Refunded', 'Checkout', 'Declined as'],
    rows,
  );
};
