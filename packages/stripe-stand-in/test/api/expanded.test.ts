import { openAccount } from '../support/account.ts';

test('a charge is shown whole, with its payment, its PaymentMethod and its refunds', async () => {
  const { stripe, pay } = openAccount();
  const { id, payment_method } = await pay();
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 200 });
  const expand = ['latest_charge.payment_intent', 'latest_charge.refunds', 'payment_method'];
  expect(await stripe.paymentIntents.retrieve(id, { expand })).toMatchObject({
    latest_charge: {
      object: 'charge',
      payment_intent: { object: 'payment_intent', id, latest_charge: expect.any(String) },
      refunds: {
        object: 'list',
        has_more: false,
        data: [{ id: refund.id, charge: expect.any(String) }],
      },
    },
    payment_method: { object: 'payment_method', id: payment_method },
  });
});

test('a charge is expanded once, however many of its members are', async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay();
  const expand = ['latest_charge', 'latest_charge.payment_intent', 'latest_charge'];
  const found = await stripe.paymentIntents.retrieve(id, { expand });
  expect(found.latest_charge).toMatchObject({ object: 'charge', payment_intent: { id } });
});

test('a refund is shown with its charge and its payment, in a list and alone', async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay();
  const whole = { charge: { object: 'charge' }, payment_intent: { id, object: 'payment_intent' } };
  const expand = ['charge', 'payment_intent'];
  const made = await stripe.refunds.create({ payment_intent: id, amount: 200, expand });
  expect(made).toMatchObject(whole);
  const inLists = { expand: expand.map((path) => `data.${path}`) };
  expect((await stripe.refunds.list(inLists)).data).toMatchObject([whole]);
  expect((await stripe.refunds.retrieve(made.id)).charge).toMatch(/^ch_/);
});

test('the refunds of a charge are expanded in their turn', async () => {
  const { stripe, pay } = openAccount();
  const { id, latest_charge } = await pay();
  await stripe.refunds.create({ payment_intent: id, amount: 200 });
  const charge = await stripe.charges.retrieve(String(latest_charge), {
    expand: ['refunds.data.payment_intent'],
  });
  expect(charge.refunds?.data).toMatchObject([{ payment_intent: { id } }]);
});

test('a dispute is shown with its payment and its charge', async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay({ payment_method: 'pm_card_createDispute' });
  const expand = ['data.payment_intent.latest_charge', 'data.charge'];
  expect((await stripe.disputes.list({ expand })).data).toMatchObject([
    { charge: { object: 'charge' }, payment_intent: { id, latest_charge: { object: 'charge' } } },
  ]);
});

test('a calculation is shown with its lines', async () => {
  const { stripe } = openAccount();
  const { line_items } = await stripe.tax.calculations.create({
    currency: 'usd',
    line_items: [{ amount: 1000, reference: 'mug' }],
    customer_details: { address: { country: 'DE' }, address_source: 'shipping' },
    expand: ['line_items'],
  });
  expect(line_items?.data).toMatchObject([{ amount: 1000, reference: 'mug' }]);
});

test('what is not there, or is always whole, stays as it is', async () => {
  const { stripe, hold } = openAccount();
  const expand = ['latest_charge', 'customer.invoice_settings', 'shipping.address', 'review'];
  const { id } = await hold({ confirm: false, payment_method: undefined });
  expect(await stripe.paymentIntents.retrieve(id, { expand })).toMatchObject({
    latest_charge: null,
    shipping: null,
  });
});

test('a repeat under the same key has the same parts whole', async () => {
  const { hold } = openAccount();
  const params = { expand: ['latest_charge'] };
  const key = { idempotencyKey: 'one' };
  expect(await hold(params, key)).toEqual(await hold(params, key));
});
