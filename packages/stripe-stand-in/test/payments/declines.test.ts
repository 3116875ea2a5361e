import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

test.each([
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
])('%s is declined', async (payment_method, code, declineCode) => {
  const { hold } = openAccount();
  const error = await errorOf(hold({ payment_method }));
  expect(error).toMatchObject({ statusCode: 402, code, type: 'StripeCardError' });
  expect(error.decline_code ?? '').toBe(declineCode);
  expect(error.payment_intent).toMatchObject({
    status: 'requires_payment_method',
    payment_method: null,
  });
});

test('a decline names the card, and what the bank advises', async () => {
  const { stripe, hold } = openAccount();
  const error = await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  const said = { advice_code: 'try_again_later', network_decline_code: '01' };
  const card = { object: 'payment_method', card: { last4: '0002' } };
  expect(error.raw).toMatchObject({ ...said, payment_method: card });
  expect(error.payment_intent?.last_payment_error).toMatchObject({
    ...said,
    type: 'card_error',
    payment_method: card,
  });
  expect(await stripe.charges.retrieve(String(error.charge))).toMatchObject({
    paid: false,
    status: 'failed',
    payment_method: error.payment_method?.id,
    outcome: { ...said, type: 'issuer_declined', reason: 'generic_decline' },
  });
});

test('a decline sends events of a failed charge and a failed payment', async () => {
  const { eventsOf, hold } = openAccount();
  const step = () => errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  expect(await eventsOf(step)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
});

test('after a decline another card can pay', async () => {
  const { stripe, hold } = openAccount();
  const error = await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  const id = String(error.payment_intent?.id);
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'requires_capture', last_payment_error: null });
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(2);
});
