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
  outcome: {
    advice_code: charge.failure?.advice_code ?? null,
    network_decline_code: charge.failure?.network_decline_code ?? null,
    network_status: charge.failure === null ? 'approved_by_network' : 'declined_by_network',
    reason: charge.failure === null ? null : (charge.failure.decline_code ?? charge.failure.code),
    type: charge.failure === null ? 'authorized' : 'issuer_declined',
  },
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
