import type Stripe from 'stripe';
import { type StripeStandIn, startStripeStandIn } from '../src/server/server.ts';
import { clientOf } from './client.ts';

const holdLifeSeconds = 7 * 24 * 60 * 60;

let standIn: StripeStandIn;
let stripe: Stripe;
beforeAll(async () => {
  standIn = await startStripeStandIn({ port: 0, deliveryMode: 'held' });
  stripe = clientOf(standIn);
});
afterAll(() => standIn.close());
beforeEach(() => standIn.control.reset());

const confirmed = (paymentMethod = 'pm_card_visa', amount = 4200) =>
  stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    capture_method: 'manual',
    confirm: true,
    payment_method: paymentMethod,
  });
const paid = async (paymentMethod?: string) => {
  const { id } = await confirmed(paymentMethod);
  return stripe.paymentIntents.capture(id);
};

/** The types of the events of `step`, in their order. */
const eventsOf = async (step: () => unknown): Promise<readonly string[]> => {
  const before = standIn.control.state().events.length;
  await step();
  return standIn.control
    .state()
    .events.slice(before)
    .map(({ type }) => type);
};
const lastObject = () => standIn.control.state().events.at(-1)?.object;

test('a hold is an intent, a charge and an amount that can be captured', async () => {
  expect(await eventsOf(() => confirmed())).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
  ]);
});

test('a decline is a failed charge and a failed payment', async () => {
  const declined = () => confirmed('pm_card_visa_chargeDeclined').catch(() => undefined);
  expect(await eventsOf(declined)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
});

test("the bank's step is asked for, and a hold follows it", async () => {
  expect(await eventsOf(() => confirmed('pm_card_threeDSecure2Required'))).toEqual([
    'payment_intent.created',
    'payment_intent.requires_action',
  ]);
  const { id } = await confirmed('pm_card_threeDSecure2Required');
  const succeed = () =>
    fetch(`${standIn.url}/_bank/${id}`, { method: 'POST', body: 'outcome=succeed' });
  expect(await eventsOf(succeed)).toEqual([
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
  ]);
});

test.each([
  ['whole', {}],
  ['partial', { amount_to_capture: 1000 }],
])('a %s capture is a captured charge and a payment that succeeded', async (_, params) => {
  const { id } = await confirmed();
  expect(await eventsOf(() => stripe.paymentIntents.capture(id, params))).toEqual([
    'charge.captured',
    'payment_intent.succeeded',
  ]);
});

test('a canceled hold is a canceled intent', async () => {
  const { id } = await confirmed();
  expect(await eventsOf(() => stripe.paymentIntents.cancel(id))).toEqual([
    'payment_intent.canceled',
  ]);
});

test('a hold that expires is an expired charge and a canceled intent', async () => {
  const { id } = await confirmed();
  expect(await eventsOf(() => standIn.control.advance(holdLifeSeconds))).toEqual([
    'charge.expired',
    'payment_intent.canceled',
  ]);
  expect(lastObject()).toMatchObject({ id, cancellation_reason: 'automatic' });
});

test.each([
  ['whole', {}],
  ['partial', { amount: 1000 }],
])('a %s refund is a refund and a refunded charge', async (_, params) => {
  const { id } = await paid();
  const refund = () => stripe.refunds.create({ payment_intent: id, ...params });
  expect(await eventsOf(refund)).toEqual(['refund.created', 'charge.refunded']);
});

test('a pending refund is updated when it succeeds', async () => {
  const { id } = await paid('pm_card_pendingRefund');
  const { status } = await stripe.refunds.create({ payment_intent: id });
  expect(status).toBe('pending');
  expect(await eventsOf(() => standIn.control.advance(60))).toEqual(['refund.updated']);
  expect(lastObject()).toMatchObject({ object: 'refund', status: 'succeeded' });
});

test('a refund that fails says so, and the charge is not refunded any more', async () => {
  const { id, latest_charge } = await paid('pm_card_refundFail');
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('succeeded');
  expect(await eventsOf(() => standIn.control.advance(60))).toEqual(['refund.failed']);
  expect(lastObject()).toMatchObject({
    id: refund.id,
    status: 'failed',
    failure_reason: 'unknown',
  });
  const charge = await stripe.charges.retrieve(String(latest_charge));
  expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
});

test('an event keeps the object as it was, and the key of its request', async () => {
  const { id } = await confirmed();
  await stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-1' });
  const { data } = await stripe.events.list({ type: 'payment_intent.amount_capturable_updated' });
  expect(data[0]?.data.object).toMatchObject({ id, status: 'requires_capture' });
  const [succeeded] = (await stripe.events.list({ type: 'payment_intent.succeeded' })).data;
  expect(succeeded?.request?.idempotency_key).toBe('capture-1');
});

test('a request that is replayed causes no events', async () => {
  const { id } = await confirmed();
  const capture = () => stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-2' });
  await capture();
  expect(await eventsOf(capture)).toEqual([]);
});

test('each event of a payment reaches an endpoint once', async () => {
  const types: string[] = [];
  const endpoint = await stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/webhooks',
    enabled_events: ['*'],
  });
  await paid();
  for (const { type } of standIn.control.webhooks.pending()) types.push(type);
  await stripe.webhookEndpoints.del(endpoint.id);
  expect(types).toEqual(standIn.control.state().events.map(({ type }) => type));
});
