import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

test('a hold is captured once; a second time its status forbids it', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  expect(await stripe.paymentIntents.capture(id)).toMatchObject({
    status: 'succeeded',
    amount_received: 4200,
    amount_capturable: 0,
  });
  expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
  });
});

test('a partial capture keeps the amount of the hold and releases the rest', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
  expect(captured).toMatchObject({ amount: 4200, amount_received: 1000, amount_capturable: 0 });
  const [charge] = (await stripe.charges.list({ payment_intent: id })).data;
  expect(charge).toMatchObject({ amount_captured: 1000, amount_refunded: 0, refunded: false });
});

test.each([
  [5000, { code: 'amount_too_large' }],
  [0, { code: 'parameter_invalid_integer', param: 'amount' }],
  [-1, { param: 'amount_to_capture' }],
])('a capture of %p is refused, and the hold stays', async (amount_to_capture, error) => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const refused = await errorOf(stripe.paymentIntents.capture(id, { amount_to_capture }));
  expect(refused).toMatchObject({ statusCode: 400, ...error });
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
});

test.each([
  ['whole', {}],
  ['partial', { amount_to_capture: 1000 }],
])('a %s capture sends an event of its charge and of its payment', async (_, params) => {
  const { stripe, eventsOf, hold } = openAccount();
  const { id } = await hold();
  expect(await eventsOf(() => stripe.paymentIntents.capture(id, params))).toEqual([
    'charge.captured',
    'payment_intent.succeeded',
  ]);
});

test('a capture adds its metadata', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold({ metadata: { order: '7' } });
  const { metadata } = await stripe.paymentIntents.capture(id, { metadata: { parcel: '1' } });
  expect(metadata).toEqual({ order: '7', parcel: '1' });
});
