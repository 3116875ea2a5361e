import { openAccount } from '../support/account.ts';

test('the last charge is an id unless it is to be expanded', async () => {
  const { stripe, hold } = openAccount();
  const { id, latest_charge } = await hold();
  expect(latest_charge).toMatch(/^ch_/);
  const expanded = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  expect(expanded.latest_charge).toMatchObject({ id: latest_charge, object: 'charge' });
  expect(expanded.latest_charge).not.toHaveProperty('refunds');
});

test("the last charge's refunds are shown when they are to be expanded, the newest first", async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay();
  const amounts = [100, 200, 300];
  for (const amount of amounts) await stripe.refunds.create({ payment_intent: id, amount });
  const expand = ['latest_charge.refunds'];
  expect((await stripe.paymentIntents.retrieve(id, { expand })).latest_charge).toMatchObject({
    refunds: {
      object: 'list',
      has_more: false,
      data: [{ amount: 300 }, { amount: 200 }, { amount: 100 }],
    },
  });
});

test("a PaymentIntent shows the bank's step only while it waits for it", async () => {
  const { standIn, stripe, hold } = openAccount();
  const { id, next_action } = await hold({ payment_method: 'pm_card_threeDSecure2Required' });
  expect(next_action).toMatchObject({ type: 'use_stripe_sdk' });
  standIn.authenticate(id, true);
  expect((await stripe.paymentIntents.retrieve(id)).next_action).toBeNull();
});
