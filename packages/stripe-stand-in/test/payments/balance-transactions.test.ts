import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const day = 24 * 60 * 60;
const failures = { type: 'refund_failure' };

test('a refund that fails at the bank weeks later has a balance transaction of that day', async () => {
  const { control, stripe, eventsOf, pay } = openAccount({ now: () => 0 });
  const { id } = await pay();
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 900 });
  control.advance(21 * day);
  expect((await stripe.balanceTransactions.list(failures)).data).toEqual([]);
  expect(await eventsOf(() => void control.failRefund(refund.id))).toEqual(['refund.failed']);
  const since = { gte: control.nowSeconds() - day };
  expect(
    (await stripe.balanceTransactions.list({ ...failures, created: since })).data,
  ).toMatchObject([
    { type: 'refund_failure', amount: 900, source: refund.id, created: control.nowSeconds() },
  ]);
  const expanded = await stripe.balanceTransactions.list({ ...failures, expand: ['data.source'] });
  expect(expanded.data[0]?.source).toMatchObject({ id: refund.id, payment_intent: id });
  const later = { gt: control.nowSeconds() };
  expect((await stripe.balanceTransactions.list({ ...failures, created: later })).data).toEqual([]);
});

test('only what is pending or succeeded can fail', async () => {
  const { control, stripe, pay } = openAccount();
  const { id } = await pay();
  const refund = await stripe.refunds.create({ payment_intent: id });
  control.failRefund(refund.id);
  expect(() => control.failRefund(refund.id)).toThrow(
    /only one that is pending or succeeded can fail/,
  );
  expect(() => control.failRefund('re_none')).toThrow(/No such refund/);
});

test('other types are not there', async () => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.balanceTransactions.list({ type: 'charge' }))).toMatchObject({
    statusCode: 400,
    param: 'type',
  });
});
