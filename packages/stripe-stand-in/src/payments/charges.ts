/** Charges: each attempt to be paid is one, whether the bank agreed or not. */
import type { Context } from '../account/context.ts';
import type { Charge, PaymentError, PaymentIntent } from '../account/objects.ts';
import { noBillingDetails } from '../cards/billing-details.ts';
import { openDispute } from '../disputes/disputes.ts';
import { reportPayment } from '../tax/tax-reports.ts';
import { chargeView } from './charge-view.ts';
import { intentView } from './intent-view.ts';

/** How long a card's hold lasts online. Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
const holdSeconds = 7 * 24 * 60 * 60;

/** A new charge of the PaymentIntent's card, with the `failure` of a bank that declined it. */
export const addCharge = (
  context: Context,
  intent: PaymentIntent,
  failure: PaymentError | null,
): Charge => {
  const { paymentMethod } = intent;
  if (paymentMethod === null) throw new Error(`${intent.id} has no card to charge.`);
  const created = context.clock.nowSeconds();
  const isHold = intent.captureMethod === 'manual' && failure === null;
  const charge: Charge = {
    id: context.store.newId('ch'),
    created,
    paymentIntent: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    card: paymentMethod.card,
    paymentMethod: paymentMethod.id,
    billingDetails: paymentMethod.billingDetails ?? noBillingDetails,
    captureBefore: isHold ? created + holdSeconds : null,
    failure,
    captured: false,
    amountCaptured: 0,
    amountRefunded: 0,
    dispute: null,
  };
  context.store.state.charges[charge.id] = charge;
  intent.latestCharge = charge.id;
  return charge;
};

/** Takes `amount` of a hold and releases the rest. A card that disputes does so now. */
export const take = (
  context: Context,
  intent: PaymentIntent,
  charge: Charge,
  amount: number,
): void => {
  charge.captured = true;
  charge.amountCaptured = amount;
  intent.amountReceived = amount;
  intent.status = 'succeeded';
  reportPayment(context, intent);
  if (intent.captureMethod === 'manual') context.emit('charge.captured', chargeView(charge));
  context.emit('payment_intent.succeeded', intentView(intent));
  const { dispute } = charge.card;
  if (dispute !== undefined) openDispute(context, charge, dispute.reason, dispute.kind);
};
