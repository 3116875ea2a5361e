import { loadStripeJs, payment, thrownBy } from '../../support/stripe-js.ts';

const elements = (options?: object) => loadStripeJs().stripe('pk_test_1').elements(options);

test('a second Element of the same type is refused', async () => {
  const group = elements(payment);
  group.create('payment');
  expect((await thrownBy(() => group.create('payment'))).name).toBe('IntegrationError');
});

test.each(['payment', 'expressCheckout'])('a %s Element needs an amount', async (type) => {
  expect((await thrownBy(() => elements().create(type))).message).toContain('an amount');
});

test('an unknown Element is refused, and the known ones are listed', async () => {
  const { message } = await thrownBy(() => elements(payment).create('idealBank'));
  expect(message).toContain('payment, card, address, expressCheckout');
});

test('an Element is found by its type once it is created', () => {
  const group = elements(payment);
  expect(group.getElement('payment')).toBeNull();
  const element = group.create('payment');
  expect(group.getElement('payment')).toBe(element);
});

test('an amount in dollars is refused in an update, too', async () => {
  const thrown = await thrownBy(() => elements(payment).update({ amount: 42.5 }));
  expect(thrown.message).toContain('smallest unit');
});

test('nothing can be submitted without a payment Element', async () => {
  const { message } = await thrownBy(() => elements(payment).submit());
  expect(message).toContain('payment Element');
});
