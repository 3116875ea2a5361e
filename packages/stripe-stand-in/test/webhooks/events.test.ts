import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const url = 'http://127.0.0.1:20999/webhooks';

test('an event keeps the object as it was, and the key of its request', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  await stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-1' });
  const { data } = await stripe.events.list({ type: 'payment_intent.amount_capturable_updated' });
  expect(data[0]?.data.object).toMatchObject({ id, status: 'requires_capture' });
  const [succeeded] = (await stripe.events.list({ type: 'payment_intent.succeeded' })).data;
  expect(succeeded?.request?.idempotency_key).toBe('capture-1');
});

test('a request that is replayed causes no events', async () => {
  const { stripe, eventsOf, hold } = openAccount();
  const { id } = await hold();
  const capture = () => stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-2' });
  await capture();
  expect(await eventsOf(capture)).toEqual([]);
});

test('an event is listed by its type and found by its id', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const type = 'payment_intent.amount_capturable_updated';
  const { data } = await stripe.events.list({ type, limit: 1 });
  expect(data).toMatchObject([{ type, data: { object: { id, status: 'requires_capture' } } }]);
  expect(await stripe.events.retrieve(data[0]?.id ?? '')).toMatchObject({ id: data[0]?.id });
});

test('an event that does not exist is a 404', async () => {
  const { stripe } = openAccount();
  expect((await errorOf(stripe.events.retrieve('evt_none'))).statusCode).toBe(404);
});

test('an event counts the webhooks that it waits for', async () => {
  const { control, stripe, hold } = openAccount({ send: async () => 200 });
  control.connectWebhook({ url, secret: 'whsec_1' });
  control.connectWebhook({ url: `${url}/2`, secret: 'whsec_2' });
  await hold();
  const { id } = control.state().events[0] ?? { id: '' };
  expect((await stripe.events.retrieve(id)).pending_webhooks).toBe(2);
  await control.webhooks.deliver(id);
  expect((await stripe.events.retrieve(id)).pending_webhooks).toBe(1);
});

test('each event of a payment reaches an endpoint once', async () => {
  const { control, pay } = openAccount();
  control.connectWebhook({ url, secret: 'whsec_1' });
  await pay();
  const pending = control.webhooks.pending().map(({ type }) => type);
  expect(pending).toEqual(control.state().events.map(({ type }) => type));
});
