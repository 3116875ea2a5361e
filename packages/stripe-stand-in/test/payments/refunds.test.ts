import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

test('refunds in parts go up to what was captured, and no further', async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay();
  const refund = (amount?: number) =>
    stripe.refunds.create({ payment_intent: id, ...(amount !== undefined && { amount }) });
  await refund(4000);
  expect(await errorOf(refund(201))).toMatchObject({ statusCode: 400, param: 'amount' });
  expect((await refund()).amount).toBe(200);
  expect((await errorOf(refund())).code).toBe('charge_already_refunded');
});

test('a partial capture is refunded up to the captured part', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
  const refused = errorOf(stripe.refunds.create({ payment_intent: id, amount: 1001 }));
  expect((await refused).message).toContain('(1000)');
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(1000);
});

test.each([
  ['whole', {}, true],
  ['partial', { amount: 1000 }, false],
])('a %s refund sends events of a refund and of a refunded charge', async (_, params, refunded) => {
  const { stripe, eventsOf, pay } = openAccount();
  const { id, latest_charge } = await pay();
  const refund = () => stripe.refunds.create({ payment_intent: id, ...params });
  expect(await eventsOf(refund)).toEqual(['refund.created', 'charge.refunded']);
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({ refunded });
});

test('a hold is not refunded: it is to be canceled', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const error = await errorOf(stripe.refunds.create({ payment_intent: id }));
  expect(error.message).toContain('cancel');
});

test('a decline has nothing to refund', async () => {
  const { stripe, hold } = openAccount();
  const declined = await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  const payment_intent = String(declined.payment_intent?.id);
  expect((await errorOf(stripe.refunds.create({ payment_intent }))).message).toContain(
    'does not have a successful charge',
  );
});

test('a refund keeps its reason and metadata, and is found by its payment and its charge', async () => {
  const { stripe, pay } = openAccount();
  const { id, latest_charge } = await pay();
  await stripe.refunds.create({ payment_intent: (await pay()).id });
  const refund = await stripe.refunds.create({
    charge: String(latest_charge),
    reason: 'duplicate',
    metadata: { case: '7' },
  });
  for (const params of [{ payment_intent: id }, { charge: String(latest_charge) }]) {
    const { data } = await stripe.refunds.list(params);
    expect(data).toMatchObject([{ id: refund.id, reason: 'duplicate', metadata: { case: '7' } }]);
  }
});

test('a refund of a payment that does not exist is a 404', async () => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.refunds.create({ payment_intent: 'pi_none' }))).toMatchObject({
    statusCode: 404,
    param: 'payment_intent',
  });
});

test('a pending refund succeeds later', async () => {
  const { control, stripe, eventsOf, pay } = openAccount();
  const { id } = await pay({ payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('pending');
  expect(await eventsOf(() => control.advance(60))).toEqual(['refund.updated']);
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
});

test('a pending refund says why, and may be canceled: its money is back', async () => {
  const { control, stripe, eventsOf, pay } = openAccount();
  const { id, latest_charge } = await pay({ payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 900 });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
  const cancel = () => void control.cancelRefund(refund.id, 'charge_for_pending_refund_disputed');
  expect(await eventsOf(cancel)).toEqual(['refund.updated']);
  const canceled = await stripe.refunds.retrieve(refund.id, {
    expand: ['failure_balance_transaction'],
  });
  expect(canceled).toMatchObject({
    status: 'canceled',
    failure_reason: 'charge_for_pending_refund_disputed',
    failure_balance_transaction: { type: 'refund_failure', amount: 900, source: refund.id },
  });
  expect(canceled).not.toHaveProperty('pending_reason');
  expect((await stripe.charges.retrieve(String(latest_charge))).amount_refunded).toBe(0);
  control.advance(60);
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('canceled');
});

test('a pending refund may fail, too', async () => {
  const { control, stripe, eventsOf, pay } = openAccount();
  const { id } = await pay({ payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: id });
  const fail = () => void control.failRefund(refund.id, 'insufficient_funds');
  expect(await eventsOf(fail)).toEqual(['refund.failed']);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'insufficient_funds',
  });
});

test('what was refunded can be refunded again once its refund was canceled', async () => {
  const { control, stripe, pay } = openAccount();
  const { id } = await pay({ payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: id });
  control.cancelRefund(refund.id);
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(4200);
});

test('only a refund that is pending is canceled', async () => {
  const { control, stripe, pay } = openAccount();
  const { id } = await pay();
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(() => control.cancelRefund(refund.id)).toThrow(/succeeded: only one that is pending/);
  expect(() => control.cancelRefund('re_none')).toThrow(/No such refund/);
});

test('a refund that fails later says so, and the charge is not refunded any more', async () => {
  const { control, stripe, eventsOf, pay } = openAccount();
  const { id, latest_charge } = await pay({ payment_method: 'pm_card_refundFail' });
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('succeeded');
  expect(await eventsOf(() => control.advance(60))).toEqual(['refund.failed']);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'unknown',
  });
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });
});
