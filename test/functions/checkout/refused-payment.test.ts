import {
  isRefusedForDispute,
  refusedPaymentIn,
  refusedPaymentSentence,
} from '../../../functions/checkout/refused-payment.ts';

const payment = { paymentIntentId: 'pi_3Nk', status: 'requires_capture' } as const;
const sentence = refusedPaymentSentence('Stripe answered 400 charge_expired_for_capture', payment);

test('a refused payment is said in a sentence that a person can read', () => {
  expect(sentence).toBe(
    'Stripe answered 400 charge_expired_for_capture: pi_3Nk is requires_capture.',
  );
});

test.each([
  ['alone', sentence],
  ['in the cause that Lambda writes', JSON.stringify({ errorMessage: sentence, trace: ['at 1'] })],
])('the sentence is read %s', (_, cause) => {
  expect(refusedPaymentIn(cause)).toEqual(payment);
});

test.each([
  '',
  'Stripe answered 400 parameter_unknown for foo.',
  'The hold of pi_3Nk is gone: the PaymentIntent is canceled.',
  'The refund re_1 of pi_3Nk is failed: pay the shopper back another way.',
])('nothing is read from %j', (cause) => {
  expect(refusedPaymentIn(cause)).toBeUndefined();
});

test.each([
  ['charge_disputed', true],
  ['refund_disputed_payment', true],
  ['charge_expired_for_capture', false],
])('a refusal with %s is for a dispute: %p', (code, isDispute) => {
  const cause = refusedPaymentSentence(`Stripe answered 400 ${code}`, payment);
  expect(isRefusedForDispute(cause)).toBe(isDispute);
});
