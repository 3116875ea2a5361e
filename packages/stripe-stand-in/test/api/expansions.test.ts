import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const refused = { statusCode: 400, rawType: 'invalid_request_error' };
const { stripe, standIn, control, hold } = openAccount();
const key = { idempotencyKey: 'one' };

test.each([
  [['latest_charges'], 'latest_charges'],
  [['colour'], 'colour'],
  [['latest_charge.colour'], 'latest_charge.colour'],
  [['latest_charge.refunds.charge'], 'latest_charge.refunds.charge'],
  [['amount'], 'amount'],
  [['metadata'], 'metadata'],
  [['metadata.order'], 'metadata'],
  [['data.latest_charge'], 'data'],
  [['latest_charge', 'payment_methods'], 'payment_methods'],
  [['constructor'], 'constructor'],
])('%p of a PaymentIntent is refused for %s', async (expand, path) => {
  expect(await errorOf(hold({ expand }))).toMatchObject({
    ...refused,
    message: `This property cannot be expanded (${path}).`,
  });
});

test.each([
  ['latest_charge', ". You may want to try expanding 'data.latest_charge' instead."],
  ['colour', ". You may want to try expanding 'data.colour' instead."],
])('a list’s %s is refused with a hint', async (path, hint) => {
  expect(await errorOf(stripe.paymentIntents.list({ expand: [path] }))).toMatchObject({
    ...refused,
    message: `This property cannot be expanded (${path})${hint}`,
  });
});

test('a misspelt member of a list’s items is refused, also when there are none', async () => {
  expect(await errorOf(stripe.refunds.list({ expand: ['data.charges'] }))).toMatchObject({
    ...refused,
    message: 'This property cannot be expanded (data.charges).',
  });
});

test('the items of a list may be named alone', async () => {
  expect((await stripe.refunds.list({ expand: ['data'] })).object).toBe('list');
});

test('no more than four levels are expanded', async () => {
  const expand = ['data.charge.refunds.data.payment_intent'];
  expect(await errorOf(stripe.refunds.list({ expand }))).toMatchObject({
    ...refused,
    code: 'property_expansion_max_depth',
    message: `You cannot expand more than 4 levels of a property. Property: ${expand[0]}`,
  });
});

test('a text in the place of a list is refused', async () => {
  const answer = await standIn.api({
    method: 'GET',
    path: '/v1/charges',
    query: 'expand=data.refunds',
    body: '',
    authorization: 'Bearer sk_test_x',
    idempotencyKey: undefined,
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { message: 'Invalid array', param: 'expand' } },
  });
});

test('what is refused for its expand has no effect, and leaves its key free', async () => {
  const before = control.state().paymentIntents.length;
  await errorOf(hold({ expand: ['colour'] }, key));
  expect(control.state().paymentIntents).toHaveLength(before);
  expect((await hold({}, key)).status).toBe('requires_capture');
});

test('it is refused before it is known whether the object exists', async () => {
  const retrieve = (expand: readonly string[]) =>
    errorOf(stripe.charges.retrieve('ch_none', { expand: [...expand] }));
  expect(await retrieve(['colour'])).toMatchObject({ statusCode: 400 });
  expect(await retrieve(['refunds'])).toMatchObject({ statusCode: 404 });
});

type Call = (expand: string[]) => Promise<unknown>;
const calls: readonly (readonly [string, Call])[] = [
  ['a capture', (expand) => stripe.paymentIntents.capture('pi_1', { expand })],
  ['a cancellation', (expand) => stripe.paymentIntents.cancel('pi_1', { expand })],
  ['a refund', (expand) => stripe.refunds.create({ payment_intent: 'pi_1', expand })],
  ['a PaymentMethod', (expand) => stripe.paymentMethods.retrieve('pm_1', { expand })],
  ['a confirmation token', (expand) => stripe.confirmationTokens.retrieve('ctoken_1', { expand })],
  ['a dispute', (expand) => stripe.disputes.retrieve('du_1', { expand })],
  ['an event', (expand) => stripe.events.retrieve('evt_1', { expand })],
  ['events', (expand) => stripe.events.list({ expand })],
  ['an endpoint', (expand) => stripe.webhookEndpoints.retrieve('we_1', { expand })],
  ['a domain', (expand) => stripe.paymentMethodDomains.retrieve('pmd_1', { expand })],
  ['a calculation', (expand) => stripe.tax.calculations.retrieve('taxcalc_1', { expand })],
  ['its lines', (expand) => stripe.tax.calculations.listLineItems('taxcalc_1', { expand })],
  ['a tax transaction', (expand) => stripe.tax.transactions.retrieve('tax_1', { expand })],
  ['an association', (expand) => stripe.tax.associations.find({ payment_intent: 'pi_1', expand })],
  ['balance transactions', (expand) => stripe.balanceTransactions.list({ expand })],
  ['the account', (expand) => stripe.accounts.retrieveCurrent({ expand })],
];
test.each(calls)('%s has no member “colour” to expand', async (_, call) => {
  expect(await errorOf(call(['colour']))).toMatchObject({
    ...refused,
    message: expect.stringMatching(/^This property cannot be expanded \(colour\)\./),
  });
});
