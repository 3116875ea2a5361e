import { openAccount } from '../support/account.ts';

const waiting = async (payment_method = 'pm_card_threeDSecure2Required') => {
  const account = openAccount();
  const { id } = await account.hold({ payment_method });
  const answer = (succeeds: boolean) => account.standIn.authenticate(id, succeeds);
  return { ...account, id, answer };
};

test("a hold follows the bank's yes", async () => {
  const { answer, eventsOf, id, stripe } = await waiting();
  expect(await eventsOf(() => answer(true))).toEqual([
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
  ]);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
});

test("no charge follows the bank's no, and another card can pay", async () => {
  const { answer, eventsOf, id, stripe } = await waiting();
  expect(await eventsOf(() => answer(false))).toEqual(['payment_intent.payment_failed']);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: null,
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(paid.status).toBe('requires_capture');
});

test.each([
  ['pm_card_threeDSecureRequiredChargeDeclined', 'generic_decline'],
  ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'insufficient_funds'],
])("%s is declined after the bank's yes", async (card, decline_code) => {
  const { answer } = await waiting(card);
  expect(answer(true)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { decline_code },
  });
});

test('the bank is asked once: a second answer changes nothing', async () => {
  const { answer, eventsOf } = await waiting();
  answer(true);
  expect(await eventsOf(() => answer(false))).toEqual([]);
  expect(answer(false).status).toBe('requires_capture');
});

test('a browser that asks is told nothing that is only for the merchant', async () => {
  const { answer } = await waiting();
  expect(answer(true)).not.toHaveProperty('metadata');
});
