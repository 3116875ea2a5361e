import { loadStripeJs, payment, thrownBy } from '../../support/stripe-js.ts';

test('Stripe.js leaves nothing but Stripe on the page', () => {
  expect(Object.keys(loadStripeJs().page)).toEqual(['console', 'document', 'URL', 'Stripe']);
});

test.each(['sk_test_1', 'rk_live_1', 'whatever', undefined, ''])(
  '%p is refused as a publishable key',
  async (key) => {
    expect((await thrownBy(() => loadStripeJs().stripe(key))).name).toBe('IntegrationError');
  },
);

test('a secret key is not repeated in its refusal', async () => {
  const { message } = await thrownBy(() => loadStripeJs().stripe('sk_test_verysecret'));
  expect(message).not.toContain('verysecret');
});

test('Stripe warns about an option that it does not know', () => {
  const { stripe, warnings } = loadStripeJs();
  stripe('pk_test_1', { local: 'en' });
  expect(warnings).toEqual([expect.stringContaining('local')]);
});

test('a confirmation token is refused before elements.submit()', async () => {
  const stripe = loadStripeJs().stripe('pk_test_1');
  const elements = stripe.elements(payment);
  elements.create('payment');
  const thrown = await thrownBy(() => stripe.createConfirmationToken({ elements }));
  expect(thrown.message).toContain('elements.submit()');
});

test('a token made from a payment Element is refused', async () => {
  const stripe = loadStripeJs().stripe('pk_test_1');
  const element = stripe.elements(payment).create('payment');
  expect((await thrownBy(() => stripe.createToken(element))).message).toContain('card Element');
});

test('a card that is not mounted is refused', async () => {
  const stripe = loadStripeJs().stripe('pk_test_1');
  const element = stripe.elements().create('card');
  expect((await thrownBy(() => stripe.createToken(element))).message).toContain('mounted');
});

test('a payment method made from nothing is refused', async () => {
  const stripe = loadStripeJs().stripe('pk_test_1');
  const thrown = await thrownBy(() => stripe.createPaymentMethod({ type: 'sepa_debit' }));
  expect(thrown.message).toContain('sepa_debit');
});

test('a text that is not a client secret is refused', async () => {
  const stripe = loadStripeJs().stripe('pk_test_1');
  const thrown = await thrownBy(() => stripe.retrievePaymentIntent('pi_1'));
  expect(thrown.message).toContain('client secret');
});
