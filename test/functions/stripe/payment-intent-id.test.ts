import { paymentIntentIdOf } from '../../../functions/stripe/payment-intent-id.ts';
import { failureOf } from '../../support/failure-of.ts';

test('a PaymentIntent’s id is taken as it is', () => {
  expect(paymentIntentIdOf('pi_1')).toBe('pi_1');
});

test('another object’s id is an error that asks for a person', async () => {
  const failure = await failureOf(() => paymentIntentIdOf('ch_1'));
  expect(failure.name).toBe('RecordUnreadable');
  expect(failure.message).toContain('ch_1');
});
