import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

test('each attempt is a charge of its own, found by its payment', async () => {
  const { stripe, hold } = openAccount();
  const { id, latest_charge } = await hold();
  await hold();
  const { data } = await stripe.charges.list({ payment_intent: id });
  expect(data.map((charge) => charge.id)).toEqual([latest_charge]);
});

test('only a hold has a time before which it is to be captured', async () => {
  const { stripe, hold } = openAccount();
  const cardOf = async (capture_method: 'manual' | 'automatic') => {
    const { latest_charge } = await hold({ capture_method });
    const charge = await stripe.charges.retrieve(String(latest_charge));
    return charge.payment_method_details?.card;
  };
  expect(await cardOf('manual')).toHaveProperty('capture_before');
  expect(await cardOf('automatic')).not.toHaveProperty('capture_before');
});

test('a hold that was declined has no time before which it is to be captured', async () => {
  const { control, hold } = openAccount();
  await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  const [charge] = control.state().charges;
  expect(charge?.payment_method_details.card).not.toHaveProperty('capture_before');
});

test('a card that disputes does so once it is captured', async () => {
  const { control, stripe, hold } = openAccount();
  const { id } = await hold({ payment_method: 'pm_card_createDispute' });
  expect(control.state().disputes).toHaveLength(0);
  await stripe.paymentIntents.capture(id);
  expect(control.state().disputes).toHaveLength(1);
});
