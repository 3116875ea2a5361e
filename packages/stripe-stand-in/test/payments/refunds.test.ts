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
