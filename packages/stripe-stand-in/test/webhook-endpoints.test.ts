import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { type StripeStandIn, startStripeStandIn } from '../src/server/server.ts';
import { clientOf } from './client.ts';

let standIn: StripeStandIn;
let stripe: Stripe;
let receiver: Server;
let receiverUrl: string;
const received: { readonly body: string; readonly signature: string }[] = [];

beforeAll(async () => {
  receiver = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const signature = String(incoming.headers['stripe-signature']);
    received.push({ body: Buffer.concat(chunks).toString('utf8'), signature });
    outgoing.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
  standIn = await startStripeStandIn({ port: 0 });
  stripe = clientOf(standIn);
});
afterAll(async () => {
  await standIn.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});
afterEach(async () => {
  for (const { id } of (await stripe.webhookEndpoints.list()).data) {
    await stripe.webhookEndpoints.del(id);
  }
  standIn.control.reset();
  standIn.control.webhooks.release();
  received.length = 0;
});

const create = (extra: Partial<Stripe.WebhookEndpointCreateParams> = {}) =>
  stripe.webhookEndpoints.create({
    url: receiverUrl,
    enabled_events: ['payment_intent.created', 'charge.failed'],
    ...extra,
  });
const createIntent = () => stripe.paymentIntents.create({ amount: 4200, currency: 'usd' });
const control = async (method: string, path: string, input?: unknown) => {
  const answer = await fetch(`${standIn.url}/_control/${path}`, {
    method,
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test('an endpoint is told its secret once, at its creation', async () => {
  const endpoint = await create({ description: 'Orders', metadata: { team: 'shop' } });
  expect(endpoint).toMatchObject({
    object: 'webhook_endpoint',
    url: receiverUrl,
    status: 'enabled',
    enabled_events: ['payment_intent.created', 'charge.failed'],
    description: 'Orders',
    metadata: { team: 'shop' },
  });
  expect(endpoint.secret).toMatch(/^whsec_\w+$/);
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret');
});

test('endpoints are listed, newest first', async () => {
  const older = await create();
  const newer = await create({ enabled_events: ['*'] });
  const { data } = await stripe.webhookEndpoints.list();
  expect(data.map(({ id }) => id)).toEqual([newer.id, older.id]);
});

test('an endpoint is changed in its parts', async () => {
  const { id } = await create({ description: 'Orders', metadata: { team: 'shop', floor: '2' } });
  const changed = await stripe.webhookEndpoints.update(id, {
    enabled_events: ['*'],
    disabled: true,
    metadata: { floor: '' },
  });
  expect(changed).toMatchObject({
    url: receiverUrl,
    enabled_events: ['*'],
    status: 'disabled',
    description: 'Orders',
  });
  expect(changed.metadata).toEqual({ team: 'shop' });
});

test('a deleted endpoint is gone', async () => {
  const { id } = await create();
  expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ id, deleted: true });
  await expect(stripe.webhookEndpoints.retrieve(id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});

test.each([
  ['a url without its scheme', { url: 'shop.example/webhooks' }, { code: 'url_invalid' }],
  ['no events', { enabled_events: [] }, { code: 'parameter_missing', param: 'enabled_events' }],
])('an endpoint with %s is refused', async (_, extra, error) => {
  await expect(create(extra)).rejects.toMatchObject({ statusCode: 400, ...error });
});

test("an event comes to its endpoint by itself, and Stripe's library trusts it", async () => {
  const { secret = '' } = await create();
  const { id } = await createIntent();
  await standIn.control.webhooks.idle();

  expect(received).toHaveLength(1);
  const event = Stripe.webhooks.constructEvent(
    received[0]?.body ?? '',
    received[0]?.signature ?? '',
    secret,
  );
  expect(event).toMatchObject({ type: 'payment_intent.created', data: { object: { id } } });
});

test('webhooks are held, looked at, sent and dropped over HTTP', async () => {
  await control('POST', 'webhooks/connect', { url: receiverUrl, secret: 'whsec_x' });
  await control('POST', 'webhooks/hold');
  await createIntent();
  await createIntent();
  const { body } = await control('GET', 'webhooks/pending');
  const [first, second] = body as unknown as { id: string }[];

  expect((await control('POST', 'webhooks/deliver', first)).body).toEqual({ status: 200 });
  await control('POST', 'webhooks/drop', second);
  await control('POST', 'webhooks/release');
  await control('POST', 'webhooks/idle');
  expect(received).toHaveLength(1);
  expect((await control('GET', 'webhooks')).body).toMatchObject([
    { status: 'delivered', attempts: 1, lastStatus: 200 },
    { status: 'failed', attempts: 0, lastStatus: null },
  ]);
});

test('a delivery that the control does not know is a 400 with a sentence', async () => {
  expect(await control('POST', 'webhooks/deliver', { id: 'del_x' })).toMatchObject({
    status: 400,
    body: { error: { message: 'There is no delivery del_x, and no event del_x that has one.' } },
  });
});

test('an endpoint that nobody listens at counts as status 0', async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', () => resolve()));
  const { port } = nobody.address() as AddressInfo;
  await new Promise((resolve) => nobody.close(resolve));
  await create({ url: `http://127.0.0.1:${port}` });
  await createIntent();
  await standIn.control.webhooks.idle();
  expect(standIn.control.webhooks.all()).toMatchObject([{ status: 'pending', lastStatus: 0 }]);
});
