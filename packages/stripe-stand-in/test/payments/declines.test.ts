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

test.each([
  ['visa_chargeDeclinedInsufficientFunds', '51', 'try_again_later'],
  ['visa_chargeDeclinedLostCard', '41', 'do_not_try_again'],
  ['visa_chargeDeclinedStolenCard', '43', 'do_not_try_again'],
  ['chargeDeclinedExpiredCard', '54', 'confirm_card_data'],
  ['chargeDeclinedIncorrectCvc', 'N7', 'confirm_card_data'],
  ['declined_transaction_not_allowed', '57', 'do_not_try_again'],
])('the bank’s own code for %s is %s, and Stripe advises: %s', async (card, network, advice) => {
  const { stripe, hold } = openAccount();
  const error = await errorOf(hold({ payment_method: `pm_card_${card}` }));
  const said = { advice_code: advice, network_decline_code: network };
  expect(error.raw).toMatchObject(said);
  expect(error.raw).not.toHaveProperty('network_advice_code');
  expect((await stripe.charges.retrieve(String(error.charge))).outcome).toMatchObject({
    ...said,
    network_advice_code: null,
  });
});

test.each([
  ['insufficient_funds', '02'],
  ['stolen_card', '03'],
  ['expired_card', '01'],
])('Mastercard gives an advice of its own on %s: %s', async (code, network_advice_code) => {
  const { stripe, hold } = openAccount();
  const error = await errorOf(hold({ payment_method: `pm_card_mastercard_declined_${code}` }));
  expect(error.raw).toMatchObject({ network_advice_code });
  expect(error.payment_intent?.last_payment_error).toMatchObject({ network_advice_code });
  expect((await stripe.charges.retrieve(String(error.charge))).outcome).toMatchObject({
    network_advice_code,
  });
});

test('a code about which nothing is known comes without advice', async () => {
  const { hold } = openAccount();
  const error = await errorOf(hold({ payment_method: 'pm_card_declined_no_action_taken' }));
  expect(error.raw).not.toHaveProperty('advice_code');
  expect(error.raw).not.toHaveProperty('network_decline_code');
});

test('a payment that Stripe blocks itself never comes to the bank', async () => {
  const { stripe, hold } = openAccount();
  const error = await errorOf(hold({ payment_method: 'pm_card_radarBlock' }));
  expect(error).toMatchObject({ code: 'card_declined', decline_code: 'fraudulent' });
  expect(error.raw).not.toHaveProperty('network_decline_code');
  expect((await stripe.charges.retrieve(String(error.charge))).outcome).toMatchObject({
    type: 'blocked',
    reason: 'highest_risk_level',
    risk_level: 'highest',
    network_status: 'not_sent_to_network',
  });
});

test('an error says where its code is explained, also in the PaymentIntent', async () => {
  const { hold } = openAccount();
  const error = await errorOf(hold({ payment_method: 'pm_card_visa_chargeDeclined' }));
  const doc_url = 'https://stripe.com/docs/error-codes/card-declined';
  expect(error.raw).toMatchObject({ doc_url });
  expect(error.payment_intent?.last_payment_error).toMatchObject({ doc_url });
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
