import type Stripe from 'stripe';
import { openAccount } from '../support/account.ts';

const { control, stripe, hold: holdOn } = openAccount();
beforeEach(() => control.reset());

const hold = (payment_method = 'pm_card_createDispute') => holdOn({ payment_method });
const pay = async (paymentMethod?: string) => {
  const { id } = await hold(paymentMethod);
  return stripe.paymentIntents.capture(id);
};
const disputeOf = async (intent: Stripe.PaymentIntent): Promise<Stripe.Dispute> => {
  const { data } = await stripe.disputes.list({ payment_intent: intent.id });
  const [dispute] = data;
  if (dispute === undefined || data.length > 1) throw new Error(`${data.length} disputes.`);
  return dispute;
};
const answer = (id: string, word: string) =>
  stripe.disputes.update(id, { evidence: { uncategorized_text: word } });
const disputeEvents = () =>
  control
    .state()
    .events.map(({ type }) => type)
    .filter((type) => type.startsWith('charge.dispute.'));

describe('a card that is going to be disputed', () => {
  test.each([
    ['pm_card_createDispute', 'fraudulent', 'needs_response', false],
    ['pm_card_createDisputeProductNotReceived', 'product_not_received', 'needs_response', false],
    ['pm_card_createDisputeInquiry', 'fraudulent', 'warning_needs_response', true],
  ])('%s opens its dispute when it is captured', async (card, reason, status, isRefundable) => {
    const intent = await pay(card);
    expect(await disputeOf(intent)).toMatchObject({
      object: 'dispute',
      amount: 4200,
      currency: 'usd',
      charge: intent.latest_charge,
      payment_intent: intent.id,
      reason,
      status,
      is_charge_refundable: isRefundable,
      evidence_details: { has_evidence: false, submission_count: 0, past_due: false },
    });
  });

  test('has none while it is held', async () => {
    const { id } = await hold();
    expect((await stripe.disputes.list({ payment_intent: id })).data).toHaveLength(0);
  });

  test('says so at its charge', async () => {
    const intent = await pay();
    await disputeOf(intent);
    expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({
      disputed: true,
    });
  });

  test('has its money withdrawn with a chargeback, and not yet with an inquiry', async () => {
    await pay('pm_card_createDispute');
    expect(disputeEvents()).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
    control.reset();
    await pay('pm_card_createDisputeInquiry');
    expect(disputeEvents()).toEqual(['charge.dispute.created']);
  });

  test('is disputed for what was captured of the hold', async () => {
    const { id } = await hold();
    const intent = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
    expect((await disputeOf(intent)).amount).toBe(1000);
  });
});

describe('a dispute', () => {
  test.each([
    ['winning_evidence', 'won', ['updated', 'funds_reinstated', 'closed']],
    ['losing_evidence', 'lost', ['updated', 'closed']],
  ])('with %s is under review in the answer, and %s afterwards', async (word, status, events) => {
    const { id } = await disputeOf(await pay());
    expect(await answer(id, word)).toMatchObject({
      status: 'under_review',
      evidence: { uncategorized_text: word },
      evidence_details: { has_evidence: true, submission_count: 1 },
    });
    expect((await stripe.disputes.retrieve(id)).status).toBe(status);
    expect(disputeEvents().slice(2)).toEqual(events.map((each) => `charge.dispute.${each}`));
  });

  test('waits for its evidence to be submitted', async () => {
    const { id } = await disputeOf(await pay());
    const evidence = { uncategorized_text: 'winning_evidence' };
    expect(await stripe.disputes.update(id, { evidence, submit: false })).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
    await stripe.disputes.update(id, { submit: true });
    expect((await stripe.disputes.retrieve(id)).status).toBe('won');
  });

  test('with any other evidence stays under review', async () => {
    const { id } = await disputeOf(await pay());
    await answer(id, 'The parcel was signed for.');
    expect((await stripe.disputes.retrieve(id)).status).toBe('under_review');
  });

  test('that is accepted is lost', async () => {
    const { id } = await disputeOf(await pay());
    expect((await stripe.disputes.close(id)).status).toBe('lost');
    expect(disputeEvents().at(-1)).toBe('charge.dispute.closed');
  });

  test('is decided once', async () => {
    const { id } = await disputeOf(await pay());
    await stripe.disputes.close(id);
    for (const call of [stripe.disputes.close(id), answer(id, 'winning_evidence')]) {
      await expect(call).rejects.toMatchObject({
        statusCode: 400,
        message: 'This dispute is already closed',
      });
    }
  });

  test('keeps metadata, whether it is decided or not', async () => {
    const { id } = await disputeOf(await pay());
    await stripe.disputes.close(id);
    const { metadata } = await stripe.disputes.update(id, { metadata: { case: '7' } });
    expect(metadata).toEqual({ case: '7' });
  });

  test('that was decided for the merchant lets the payment be refunded, and no other does', async () => {
    const intent = await pay();
    const refund = () => stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
    await expect(refund()).rejects.toMatchObject({ code: 'charge_disputed' });
    await answer((await disputeOf(intent)).id, 'winning_evidence');
    expect((await refund()).status).toBe('succeeded');
  });

  test('that does not exist is a 404', async () => {
    await expect(stripe.disputes.retrieve('du_nope')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'dispute',
    });
  });

  test('is found by its charge', async () => {
    const intent = await pay();
    await pay();
    const { data } = await stripe.disputes.list({ charge: String(intent.latest_charge) });
    expect(data.map(({ payment_intent }) => payment_intent)).toEqual([intent.id]);
  });
});

describe('an inquiry', () => {
  test('ends when it is answered or closed', async () => {
    const answered = await disputeOf(await pay('pm_card_createDisputeInquiry'));
    await answer(answered.id, 'winning_evidence');
    expect((await stripe.disputes.retrieve(answered.id)).status).toBe('warning_closed');
    const accepted = await disputeOf(await pay('pm_card_createDisputeInquiry'));
    expect((await stripe.disputes.close(accepted.id)).status).toBe('warning_closed');
  });

  test('leaves the payment refundable', async () => {
    const intent = await pay('pm_card_createDisputeInquiry');
    expect((await stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(4200);
  });

  test('becomes a chargeback when it escalates', async () => {
    const { id } = await disputeOf(await pay('pm_card_createDisputeInquiry'));
    expect((await answer(id, 'escalate_inquiry_evidence')).status).toBe('warning_under_review');
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      status: 'needs_response',
      is_charge_refundable: false,
      payment_method_details: { card: { case_type: 'chargeback' } },
    });
    expect(disputeEvents().at(-1)).toBe('charge.dispute.funds_withdrawn');
  });
});

describe("the control's dispute", () => {
  test('can be of any captured payment, for what was not refunded', async () => {
    const intent = await pay('pm_card_visa');
    await stripe.refunds.create({ payment_intent: intent.id, amount: 200 });
    const { id } = control.createDispute(intent.id, 'duplicate');
    expect(await disputeOf(intent)).toMatchObject({ id, amount: 4000, reason: 'duplicate' });
  });

  test('is possible once more when the shop has the money again', async () => {
    const intent = await pay('pm_card_visa');
    const first = control.createDispute(intent.id);
    control.changeDispute(first.id, 'won');
    const second = control.createDispute(intent.id);
    expect(second.id).not.toBe(first.id);
    const { data } = await stripe.disputes.list({
      payment_intent: intent.id,
      expand: ['data.payment_intent'],
    });
    expect(data.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(data[0]?.payment_intent).toMatchObject({ id: intent.id, metadata: intent.metadata });
  });

  test('gets any status of Stripe’s, also after its end', async () => {
    const intent = await pay('pm_card_visa');
    const { id } = control.createDispute(intent.id);
    control.changeDispute(id, 'lost');
    control.changeDispute(id, 'appeal_needs_response');
    expect(await disputeOf(intent)).toMatchObject({ id, status: 'appeal_needs_response' });
    expect(() => control.changeDispute('du_none', 'won')).toThrow(/No such dispute/);
  });

  test('is refused for a hold, a second time, and for what was refunded', async () => {
    const held = await hold('pm_card_visa');
    expect(() => control.createDispute(held.id)).toThrow(/no captured charge/);
    const disputed = await pay();
    expect(() => control.createDispute(disputed.id)).toThrow(/was disputed before/);
    const refunded = await pay('pm_card_visa');
    await stripe.refunds.create({ payment_intent: refunded.id });
    expect(() => control.createDispute(refunded.id)).toThrow(/wholly refunded/);
  });
});
