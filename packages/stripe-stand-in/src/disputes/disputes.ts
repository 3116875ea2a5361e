/**
 * Disputes: a card's bank opens one after a capture, and the merchant answers with evidence or accepts
 * it. Certain words in the evidence decide it, as in Stripe's test mode. Source:
 * https://docs.stripe.com/testing
 */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { Charge, Dispute, DisputeStatus } from '../account/objects.ts';
import { invalidRequest, notFound } from '../api/errors.ts';
import { group, type Params, text } from '../api/form.ts';
import { disputeView, isInquiry } from './dispute-view.ts';

const emit = (context: Context, event: string, dispute: Dispute): void =>
  context.emit(`charge.dispute.${event}`, disputeView(dispute, context.clock.nowSeconds()));

/** Disputes what was captured and not refunded. A chargeback withdraws it; an inquiry does not yet. */
export const openDispute = (
  context: Context,
  charge: Charge,
  reason: string,
  kind: 'chargeback' | 'inquiry' = 'chargeback',
): Dispute => {
  const dispute: Dispute = {
    id: context.store.newId('du'),
    created: context.clock.nowSeconds(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amount: charge.amountCaptured - charge.amountRefunded,
    currency: charge.currency,
    brand: charge.card.brand,
    reason,
    status: kind === 'inquiry' ? 'warning_needs_response' : 'needs_response',
    evidence: {},
    submissionCount: 0,
    metadata: {},
  };
  context.store.state.disputes[dispute.id] = dispute;
  charge.dispute = dispute.id;
  emit(context, 'created', dispute);
  if (kind === 'chargeback') emit(context, 'funds_withdrawn', dispute);
  return dispute;
};

/** A bank disputes the PaymentIntent's payment. Throws when there is nothing to dispute. */
export const disputePayment = (
  context: Context,
  paymentIntentId: string,
  reason = 'fraudulent',
): Dispute => {
  const { charges } = context.store.state;
  const charge = Object.values(charges).findLast(
    (each) => each.paymentIntent === paymentIntentId && each.captured,
  );
  if (charge === undefined) {
    throw invalidRequest(`${paymentIntentId} has no captured charge that could be disputed.`);
  }
  const before = context.store.state.disputes[charge.dispute ?? ''];
  const isDisputed = before !== undefined && !isReturned(before);
  if (isDisputed || charge.amountRefunded >= charge.amountCaptured) {
    throw invalidRequest(
      `The charge ${charge.id} can't be disputed: it was disputed before, or wholly refunded.`,
    );
  }
  return openDispute(context, charge, reason);
};

/** The shop has the money again: the bank may dispute it once more, for another reason. */
const isReturned = ({ status }: Dispute): boolean =>
  status === 'won' || status === 'warning_closed';

/** The bank or Stripe gives a dispute another status, such as one of the appeal's. */
export const changeDispute = (context: Context, id: string, status: DisputeStatus): Dispute => {
  const dispute = openOne(context, id);
  dispute.status = status;
  emit(context, 'updated', dispute);
  return dispute;
};

const openOne = ({ store }: Context, id: string): Dispute => {
  const dispute = store.state.disputes[id];
  if (dispute === undefined) throw notFound('dispute', id, 'dispute');
  return dispute;
};

const assertUndecided = ({ status }: Dispute): void => {
  if (status !== 'won' && status !== 'lost' && status !== 'warning_closed') return;
  throw invalidRequest('This dispute is already closed');
};

const decide = (context: Context, dispute: Dispute, isWon: boolean): void => {
  const wasInquiry = isInquiry(dispute);
  dispute.status = isWon ? 'won' : 'lost';
  if (wasInquiry) dispute.status = 'warning_closed';
  if (dispute.status === 'won') emit(context, 'funds_reinstated', dispute);
  emit(context, 'closed', dispute);
};

/** An inquiry becomes a chargeback: the bank takes the money back after all. */
const escalate = (context: Context, dispute: Dispute): void => {
  dispute.status = 'needs_response';
  emit(context, 'updated', dispute);
  emit(context, 'funds_withdrawn', dispute);
};

const review = (context: Context, dispute: Dispute): void => {
  const word = dispute.evidence.uncategorized_text;
  if (word === 'winning_evidence') decide(context, dispute, true);
  if (word === 'losing_evidence') decide(context, dispute, false);
  if (word === 'escalate_inquiry_evidence' && isInquiry(dispute)) escalate(context, dispute);
};

/**
 * `POST /v1/disputes/:id`: evidence is submitted at once unless `submit=false` keeps it back. The
 * answer shows the dispute under review; the bank decides after it.
 */
export const updateDispute = (context: Context, id: string, params: Params): Dispute => {
  const dispute = openOne(context, id);
  const evidence = group(params, 'evidence');
  const submits = text(params, 'submit') ?? String(evidence !== undefined);
  if (evidence !== undefined || submits === 'true') assertUndecided(dispute);
  dispute.metadata = metadataAfter(dispute.metadata, params);
  for (const [name, value] of Object.entries(evidence ?? {})) {
    if (typeof value === 'string') dispute.evidence[name] = value;
  }
  if (submits === 'true') {
    dispute.submissionCount += 1;
    dispute.status = isInquiry(dispute) ? 'warning_under_review' : 'under_review';
  }
  emit(context, 'updated', dispute);
  const answer = structuredClone(dispute);
  if (submits === 'true') review(context, dispute);
  return answer;
};

/** `POST /v1/disputes/:id/close`: the merchant accepts it. A dispute is lost, an inquiry is closed. */
export const closeDispute = (context: Context, id: string): Dispute => {
  const dispute = openOne(context, id);
  assertUndecided(dispute);
  decide(context, dispute, false);
  return dispute;
};
