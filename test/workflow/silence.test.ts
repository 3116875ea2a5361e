import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem({ parameters: { AttemptsPerHour: '2' } });
});
afterAll(() => shop.stop());

const email = 'canary.shopper@example.com';

/** The checkouts that Stripe has heard of. Those before may still be captured meanwhile. */
const checkoutsAtStripe = (): ReadonlySet<string | undefined> =>
  new Set(shop.stripe.state().journal.map((entry) => entry.idempotencyKey?.split(':')[0]));

test('no e-mail, key, client secret or card gets into a log, an execution or an error', async () => {
  const token = await fetch(`${shop.stripeUrl}/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: 'Bearer pk_test_x' },
    body: new URLSearchParams({
      'card[number]': '4242424242424242',
      'card[exp_month]': '11',
      'card[exp_year]': '2033',
      'card[cvc]': '737',
    }),
  });
  const { id } = (await token.json()) as { id: string };
  shop.stripe.faults.add({ kind: 'lost-reply', path: '/v1/payment_intents', method: 'POST' });
  shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'error-before', times: 12 });
  const rejected = await shop.place({ email, payment: { token: id } });
  shop.dynamoDbFaults.clear();
  const paid = await shop.place({ email });
  const refused = await shop.place({ email, expectedTotal: 1 });
  const { execution } = await shop.ended(paid.body.id);
  await shop.ended(rejected.body.id);

  const clientSecrets = shop.stripe.state().paymentIntents.map((intent) => intent.client_secret);
  const said = JSON.stringify([
    shop.logs,
    shop.executions.list(),
    [rejected.body, paid.body, refused.body],
  ]);
  expect(execution.history.length).toBeGreaterThan(5);
  expect(clientSecrets).toHaveLength(2);
  for (const canary of [email, 'secretcanary', '424242424242', '127.0.0.1', ...clientSecrets]) {
    expect(said).not.toContain(canary);
  }
});

test('no number of the browser reaches Stripe', async () => {
  const { body } = await shop.place({
    extra: { total: 1, amount: 1, unitAmount: 1, currency: 'jpy', discount: 1399 },
  });

  expect(shop.paymentsOf(body.id)).toMatchObject([{ amount: 1400, currency: 'usd' }]);
});

test('a total that the button didn’t say is refused with the new price, and nothing is held', async () => {
  const known = checkoutsAtStripe();
  const executions = shop.executions.list().length;
  const { status, body } = await shop.place({ expectedTotal: 1399 });

  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'price_changed', quote: { total: 1400, currency: 'usd' } });
  expect(checkoutsAtStripe()).toEqual(known);
  expect(shop.executions.list()).toHaveLength(executions);
});

test('too many checkouts without an order from one address are refused, and nothing reaches Stripe', async () => {
  const declined = { payment: { paymentMethod: 'pm_card_visa_chargeDeclined' } };
  await shop.place(declined);
  await shop.place(declined);
  const known = checkoutsAtStripe();
  const third = await shop.place();

  expect(third.status).toBe(429);
  expect(third.body.code).toBe('too_many_attempts');
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(checkoutsAtStripe()).toEqual(known);
});
