import { findRoute, templates } from '../src/api/routes.ts';
import { openAccount } from './support/account.ts';
import { browserRequest } from './support/browser-request.ts';
import { description, faultsOfAnswer, faultsOfObject } from './support/described.ts';
import { errorOf } from './support/error-of.ts';

/** One request after the other, until each of the API's has been made. */
const tour = async () => {
  const account = openAccount();
  const { stripe, standIn, control, hold, pay } = account;
  const typed = { number: '4242424242424242', exp_month: '12', exp_year: '40', cvc: '123' };
  const fields = (prefix: string) =>
    Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${prefix}[${name}]`, value]));

  const { body: token } = await browserRequest(standIn, '/v1/tokens', fields('card'));
  const method = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: String(token.id) },
  });
  await stripe.paymentMethods.retrieve(method.id);
  await browserRequest(standIn, '/v1/confirmation_tokens', fields('payment_method_data[card]'));
  const confirmation = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
  });
  await stripe.confirmationTokens.retrieve(confirmation.id);

  const { id: calculation } = await stripe.tax.calculations.create({
    currency: 'usd',
    line_items: [{ amount: 3529, reference: 'mug' }],
    customer_details: { address: { country: 'DE' }, address_source: 'shipping' },
    shipping_cost: { amount: 0 },
  });
  await stripe.tax.calculations.retrieve(calculation ?? '');
  await stripe.tax.calculations.listLineItems(calculation ?? '');

  const intent = await stripe.paymentIntents.create({ amount: 4200, currency: 'usd' });
  await stripe.paymentIntents.update(intent.id, { metadata: { order: '7' } });
  await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  const waiting = await hold({ payment_method: 'pm_card_threeDSecure2Required' });
  await stripe.paymentIntents.cancel(waiting.id);
  const shipping = { name: 'Ada', address: { line1: '1 Main St', country: 'US' } };
  const hooks = { inputs: { tax: { calculation } } };
  const held = await hold({ shipping, hooks });
  await stripe.paymentIntents.capture(held.id);
  const { tax_transaction_attempts } = await stripe.tax.associations.find({
    payment_intent: held.id,
  });
  const transaction = tax_transaction_attempts?.[0]?.committed?.transaction ?? '';
  await stripe.tax.transactions.retrieve(transaction);
  await errorOf(hold({ payment_method: 'pm_card_chargeDeclined' }));
  const expand = ['latest_charge.refunds'];
  const refund = await stripe.refunds.create({ payment_intent: held.id, amount: 200 });
  await stripe.refunds.retrieve(refund.id);
  await stripe.refunds.list();
  control.failRefund(refund.id);
  await stripe.balanceTransactions.list({ type: 'refund_failure' });
  await stripe.paymentIntents.retrieve(held.id, { expand });
  await stripe.paymentIntents.list();
  await stripe.charges.retrieve(String(held.latest_charge));
  await stripe.charges.list();

  const { id: disputed } = await pay({ payment_method: 'pm_card_createDispute' });
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed })).data;
  await stripe.disputes.retrieve(dispute?.id ?? '');
  await stripe.disputes.update(dispute?.id ?? '', { evidence: { uncategorized_text: 'Sent.' } });
  await stripe.disputes.close(dispute?.id ?? '');

  const endpoint = await stripe.webhookEndpoints.create({
    url: 'https://shop.example.com/webhooks',
    enabled_events: ['*'],
  });
  await stripe.webhookEndpoints.retrieve(endpoint.id);
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
  await stripe.webhookEndpoints.list();
  await stripe.webhookEndpoints.del(endpoint.id);
  const [event] = (await stripe.events.list()).data;
  await stripe.events.retrieve(event?.id ?? '');

  const domain = await stripe.paymentMethodDomains.create({ domain_name: 'shop.example.com' });
  await stripe.paymentMethodDomains.retrieve(domain.id);
  await stripe.paymentMethodDomains.update(domain.id, { enabled: false });
  await stripe.paymentMethodDomains.validate(domain.id);
  await stripe.paymentMethodDomains.list();
  await stripe.accounts.retrieveCurrent();
  return account;
};

// `compared` holds each of these answers to the description.
test('every request has an answer as Stripe describes it', async () => {
  const { control } = await tour();
  const answered = control
    .state()
    .journal.filter(({ status }) => status === 200)
    .map(({ method, path }) => `${method} ${findRoute(method, path)?.route.template}`);
  const routes = ['GET', 'POST', 'DELETE'].flatMap((method) =>
    templates
      .filter((template) => findRoute(method, template.replace(':id', 'id')) !== undefined)
      .map((template) => `${method} ${template}`),
  );
  expect([...new Set(answered)].toSorted()).toEqual(routes.toSorted());
  const own = routes.filter((request) => description.answers[request] === undefined);
  expect(own).toEqual(['POST /v1/confirmation_tokens']);
});

const domain = {
  ...Object.fromEntries(
    ['amazon_pay', 'apple_pay', 'google_pay', 'klarna', 'link', 'paypal'].map((wallet) => [
      wallet,
      { status: 'active' },
    ]),
  ),
  id: 'pmd_1',
  object: 'payment_method_domain',
  created: 1,
  domain_name: 'shop.example.com',
  enabled: true,
  livemode: false,
};

describe('what Stripe does not answer is found:', () => {
  test.each<[string, object, string]>([
    ['a member that it does not have', { colour: 'blue' }, 'additional properties'],
    ['a member that is missing', { created: undefined }, "required property 'created'"],
    ['a value of another kind', { created: '1' }, '/created must be integer'],
    ['a value that is none of those there are', { link: { status: 'on' } }, '/link/status'],
    ['a null where there is none', { livemode: null }, '/livemode must be boolean'],
  ])('%s', (_, wrong, message) => {
    expect(faultsOfObject('payment_method_domain', domain)).toEqual([]);
    expect(faultsOfObject('payment_method_domain', { ...domain, ...wrong }).join()).toContain(
      message,
    );
  });

  test('in an error', () => {
    const answer = (error: object) => ({ status: 400, body: { error } });
    const right = { type: 'card_error', message: 'No.' };
    expect(faultsOfAnswer('GET', '/v1/charges', answer(right))).toEqual([]);
    expect(faultsOfAnswer('GET', '/v1/charges', answer({ message: 'No.' })).join()).toContain(
      "required property 'type'",
    );
  });

  test('an object that it does not know', () => {
    expect(faultsOfObject('parcel', {})).toEqual(["Stripe's description has no parcel"]);
  });
});
