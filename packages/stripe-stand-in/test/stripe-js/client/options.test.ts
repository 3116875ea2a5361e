import { loadStripeJs, payment, thrownBy } from '../../support/stripe-js.ts';

test.each([
  ['no amount', { ...payment, amount: undefined }],
  ['an amount of 0', { ...payment, amount: 0 }],
  ['an amount in dollars', { ...payment, amount: 42.5 }],
  ['a currency in capitals', { ...payment, currency: 'USD' }],
  ['an unknown capture method', { ...payment, captureMethod: 'later' }],
  ['another mode', { ...payment, mode: 'setup' }],
  ['a client secret', { clientSecret: 'pi_1_secret_2' }],
])('Elements with %s are refused', async (_, options) => {
  const { stripe } = loadStripeJs();
  const thrown = await thrownBy(() => stripe('pk_test_1').elements(options));
  expect(thrown.name).toBe('IntegrationError');
});

test('there is a warning about an unknown option', () => {
  const { stripe, warnings } = loadStripeJs();
  stripe('pk_test_1').elements({ ...payment, capturemethod: 'manual' });
  expect(warnings).toEqual([expect.stringContaining('capturemethod')]);
});

test('there is no warning about a known option', () => {
  const { stripe, warnings } = loadStripeJs();
  stripe('pk_test_1').elements({ ...payment, appearance: {}, paymentMethodTypes: ['card'] });
  expect(warnings).toEqual([]);
});
