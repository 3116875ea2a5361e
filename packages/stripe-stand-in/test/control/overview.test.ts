import { openAccount } from '../support/account.ts';

test('everything that happened is there, the oldest first', async () => {
  const { control, stripe, hold, pay } = openAccount();
  const first = await hold();
  const second = await pay({ payment_method: 'pm_card_createDispute' });
  const third = await pay();
  await stripe.refunds.create({ payment_intent: third.id });
  const { paymentIntents, charges, refunds, disputes, events, journal } = control.state();
  expect(paymentIntents.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
  expect(charges).toHaveLength(3);
  expect(refunds).toMatchObject([{ payment_intent: third.id }]);
  expect(disputes).toMatchObject([{ payment_intent: second.id }]);
  expect(events[0]?.type).toBe('payment_intent.created');
  expect(journal.map(({ path }) => path).at(-1)).toBe('/v1/refunds');
});
