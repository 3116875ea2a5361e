import { fetchOf } from '../src/fetch.ts';
import { createStandIn } from '../src/stand-in.ts';
import { openAccount } from './support/account.ts';
import { errorOf } from './support/error-of.ts';

test("Stripe's own client places and captures a hold without a port", async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  expect(await stripe.paymentIntents.capture(id)).toMatchObject({ id, status: 'succeeded' });
});

test('a key and a query arrive', async () => {
  const { stripe, hold } = openAccount();
  const first = await hold({}, { idempotencyKey: 'one' });
  expect((await hold({}, { idempotencyKey: 'one' })).id).toBe(first.id);
  expect((await stripe.paymentIntents.list({ limit: 1 })).data).toHaveLength(1);
});

test('a fault that cuts the connection is a connection error', async () => {
  const { control, hold } = openAccount();
  control.faults.add({ kind: 'lost-reply' });
  expect((await errorOf(hold())).type).toBe('StripeConnectionError');
  expect(control.state().paymentIntents).toHaveLength(1);
});

test('an answer has its status and headers', async () => {
  const standIn = createStandIn();
  standIn.control.faults.add({ kind: 'lock-timeout' });
  const response = await fetchOf(standIn)('http://stripe.test/v1/account', {
    headers: { Authorization: 'Bearer sk_test_x' },
  });
  expect(response.status).toBe(429);
  expect(response.headers.get('stripe-should-retry')).toBe('true');
});
