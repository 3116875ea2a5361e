import { parseForm } from '../../src/api/form.ts';
import { isOfPayment } from '../../src/payments/of-payment.ts';

const refund = { paymentIntent: 'pi_1', charge: 'ch_1' };

test.each([
  ['', true],
  ['payment_intent=pi_1', true],
  ['payment_intent=pi_2', false],
  ['charge=ch_1', true],
  ['payment_intent=pi_1&charge=ch_2', false],
])('a refund is among those of %p: %p', (form, expected) => {
  expect(isOfPayment(refund, parseForm(form))).toBe(expected);
});

test('a refund without a charge is not among those of a charge', () => {
  expect(isOfPayment({ paymentIntent: 'pi_1' }, parseForm('charge=ch_1'))).toBe(false);
});
