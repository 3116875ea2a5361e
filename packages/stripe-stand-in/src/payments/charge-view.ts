/** Charges as Stripe's API shows them. */
import type { Charge } from '../account/objects.ts';
import type { State } from '../account/state.ts';
import { page } from '../api/page.ts';
import { noBillingDetails } from '../cards/billing-details.ts';
import { cardView } from '../cards/payment-method-view.ts';
import { refundView } from './refund-view.ts';

/** The last ten refunds, which a charge shows when it is asked. Source: https://docs.stripe.com/api/charges/object#charge_object-refunds */
export const refundsOf = (chargeId: string, { refunds }: Pick<State, 'refunds'>) =>
  page(
    `/v1/charges/${chargeId}/refunds`,
    Object.values(refunds)
      .filter((refund) => refund.charge === chargeId)
      .toReversed(),
    {},
    refundView,
  );

/** What the bank, or Stripe itself, made of it. Source: https://docs.stripe.com/declines */
const outcomeView = ({ failure, card }: Charge) => {
  const advice = {
    advice_code: failure?.advice_code ?? null,
    network_advice_code: failure?.network_advice_code ?? null,
    network_decline_code: failure?.network_decline_code ?? null,
  };
  if (failure === null) {
    return {
      ...advice,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  if (card.decline?.isBlocked) {
    return {
      ...advice,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      risk_level: 'highest',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    };
  }
  const reason = failure.decline_code ?? failure.code;
  return {
    ...advice,
    network_status: 'declined_by_network',
    reason,
    risk_level: 'normal',
    seller_message:
      reason === 'generic_decline'
        ? 'The bank did not return any further details with this decline.'
        : `The bank returned the decline code \`${reason}\`.`,
    type: 'issuer_declined',
  };
};

export const chargeView = (charge: Charge) => ({
  id: charge.id,
  object: 'charge',
  amount: charge.amount,
  amount_captured: charge.amountCaptured,
  amount_refunded: charge.amountRefunded,
  billing_details: charge.billingDetails ?? noBillingDetails,
  captured: charge.captured,
  created: charge.created,
  currency: charge.currency,
  disputed: charge.dispute !== null,
  failure_code: charge.failure?.code ?? null,
  failure_message: charge.failure?.message ?? null,
  livemode: false,
  metadata: {},
  outcome: outcomeView(charge),
  paid: charge.failure === null,
  payment_intent: charge.paymentIntent,
  payment_method: charge.paymentMethod,
  payment_method_details: {
    type: 'card',
    card: {
      ...cardView(charge.card),
      amount_authorized: charge.failure === null ? charge.amount : null,
      ...(charge.captureBefore !== null && { capture_before: charge.captureBefore }),
    },
  },
  refunded: charge.amountRefunded === charge.amount && charge.amountRefunded > 0,
  status: charge.failure === null ? 'succeeded' : 'failed',
});
