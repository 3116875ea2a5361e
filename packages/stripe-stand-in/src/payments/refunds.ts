/** Refunds of captured charges: in one or several parts, up to what was captured. */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { Charge, Refund, RefundFailure } from '../account/objects.ts';
import { invalidRequest, notFound, StripeError } from '../api/errors.ts';
import { integer, oneOf, type Params, text } from '../api/form.ts';
import { isRefundable } from '../disputes/dispute-view.ts';
import { reportFailedRefund, reportRefund } from '../tax/tax-reports.ts';
import { chargeView } from './charge-view.ts';
import { refundView } from './refund-view.ts';

const chargeIn = (context: Context, params: Params): Charge => {
  const { charges, paymentIntents } = context.store.state;
  const intentId = text(params, 'payment_intent');
  const intent = intentId === undefined ? undefined : paymentIntents[intentId];
  if (intentId !== undefined && intent === undefined) {
    throw notFound('payment_intent', intentId, 'payment_intent');
  }
  const chargeId = text(params, 'charge') ?? intent?.latestCharge ?? '';
  const charge = charges[chargeId];
  if (charge === undefined || charge.failure !== null) {
    throw invalidRequest(
      `This PaymentIntent (${intentId ?? chargeId}) does not have a successful charge to refund.`,
    );
  }
  if (!charge.captured) {
    throw invalidRequest(
      `This uncaptured Charge was created by a PaymentIntent (${charge.paymentIntent}). You must cancel the PaymentIntent to release it.`,
    );
  }
  return charge;
};

/** `POST /v1/refunds`. */
export const createRefund = (context: Context, params: Params): Refund => {
  const charge = chargeIn(context, params);
  const remaining = charge.amountCaptured - charge.amountRefunded;
  const dispute = context.store.state.disputes[charge.dispute ?? ''];
  if (dispute !== undefined && !isRefundable(dispute)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  if (remaining === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  const amount = integer(params, 'amount') ?? remaining;
  if (amount <= 0 || amount > remaining) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: `Refund amount (${amount}) is greater than unrefunded amount on charge (${remaining})`,
      param: 'amount',
    });
  }
  const reason = oneOf(text(params, 'reason'), 'reason', [
    'duplicate',
    'fraudulent',
    'requested_by_customer',
  ] as const);
  const refund: Refund = {
    id: context.store.newId('re'),
    created: context.clock.nowSeconds(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amount,
    currency: charge.currency,
    reason: reason ?? null,
    metadata: metadataAfter({}, params),
    status: charge.card.refund === 'pending' ? 'pending' : 'succeeded',
  };
  context.store.state.refunds[refund.id] = refund;
  charge.amountRefunded += amount;
  reportRefund(context, refund);
  context.emit('refund.created', refundView(refund));
  context.emit('charge.refunded', chargeView(charge));
  return refund;
};

/** What the banks decide later about refunds that are not final yet. To be called when time passes. */
export const settleRefunds = (context: Context): void => {
  const { refunds, charges } = context.store.state;
  for (const refund of Object.values(refunds)) {
    const charge = charges[refund.charge];
    const fate = charge?.card.refund;
    if (charge === undefined || fate === undefined) continue;
    if (fate === 'pending' && refund.status === 'pending') {
      refund.status = 'succeeded';
      context.emit('refund.updated', refundView(refund));
    }
    if (fate === 'failed' && refund.status === 'succeeded') fail(context, refund, 'unknown');
  }
};

/** Its money comes back: the charge can be refunded again by as much. */
const takeBack = (context: Context, refund: Refund, reason: RefundFailure): void => {
  refund.failedAt = context.clock.nowSeconds();
  refund.failureReason = reason;
  const charge = context.store.state.charges[refund.charge];
  if (charge !== undefined) charge.amountRefunded -= refund.amount;
  reportFailedRefund(context, refund);
};

const fail = (context: Context, refund: Refund, reason: RefundFailure): void => {
  refund.status = 'failed';
  takeBack(context, refund, reason);
  context.emit('refund.failed', refundView(refund));
};

const findRefund = ({ store }: Context, id: string): Refund => {
  const refund = store.state.refunds[id];
  if (refund === undefined) throw notFound('refund', id, 'refund');
  return refund;
};

/**
 * The bank gives the money of a refund back, however long ago it was. Throws unless it is pending or
 * succeeded.
 */
export const failRefund = (context: Context, id: string, reason: RefundFailure): Refund => {
  const refund = findRefund(context, id);
  if (refund.status !== 'succeeded' && refund.status !== 'pending') {
    throw invalidRequest(
      `The refund ${id} is ${refund.status}: only one that is pending or succeeded can fail.`,
    );
  }
  fail(context, refund, reason);
  return refund;
};

/** A refund ends before it was made: Stripe's answer says why. Throws unless it is pending. */
export const cancelRefund = (context: Context, id: string, reason: RefundFailure): Refund => {
  const refund = findRefund(context, id);
  if (refund.status !== 'pending') {
    throw invalidRequest(
      `The refund ${id} is ${refund.status}: only one that is pending can be canceled.`,
    );
  }
  refund.status = 'canceled';
  takeBack(context, refund, reason);
  context.emit('refund.updated', refundView(refund));
  return refund;
};
