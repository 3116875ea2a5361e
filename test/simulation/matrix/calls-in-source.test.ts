import { callsInSource } from './calls-in-source.ts';

test.each([
  ['a command of the AWS SDK', 'client.send(new GetItemCommand({}))', 'GetItem'],
  ['one that the bundler has numbered', 'send(new UpdateItemCommand2({}))', 'UpdateItem'],
  ['pages of a query', 'for await (const page of paginateQuery2({ client }, {}))', 'Query'],
  ['one signed call', '{ target: "secretsmanager.GetSecretValue" }', 'GetSecretValue'],
  [
    'Stripe without its library',
    'fetch(new URL("/v1/tax/calculations", url))',
    'POST /v1/tax/calculations',
  ],
  ['a request to Stripe', 'await client.paymentIntents.create({})', 'POST /v1/payment_intents'],
  ['one of a payment', 'paymentIntents.capture(id)', 'POST /v1/payment_intents/:id/capture'],
  ['one that reads', 'client.paymentIntents.retrieve(id)', 'GET /v1/payment_intents/:id'],
  ['a list', 'refunds.list({ limit: 100 })', 'GET /v1/refunds'],
])('finds %s', async (_, source, call) => {
  expect(await callsInSource(source)).toEqual([call]);
});

test.each([
  ['a method of our own', 'services.capture(checkout); orders.list()'],
  ['a list of Stripe’s that is only read', 'charge.refunds.filter(isDone)'],
  ['what the library does by itself', 'stripe.webhooks.constructEvent(body)'],
])('finds nothing in %s', async (_, source) => {
  expect(await callsInSource(source)).toEqual([]);
});

test('has each call once, sorted', async () => {
  const source = 'new QueryCommand(); new GetItemCommand(); new QueryCommand()';
  expect(await callsInSource(source)).toEqual(['GetItem', 'Query']);
});
