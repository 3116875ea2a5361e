import type Stripe from 'stripe';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const { stripe } = openAccount();
const url = 'http://127.0.0.1:20999/webhooks';

const create = (extra: Partial<Stripe.WebhookEndpointCreateParams> = {}) =>
  stripe.webhookEndpoints.create({
    url,
    enabled_events: ['payment_intent.created', 'charge.failed'],
    ...extra,
  });

test('an endpoint is told its secret once, at its creation', async () => {
  const endpoint = await create({ description: 'Orders', metadata: { team: 'shop' } });
  expect(endpoint).toMatchObject({
    object: 'webhook_endpoint',
    url,
    status: 'enabled',
    enabled_events: ['payment_intent.created', 'charge.failed'],
    description: 'Orders',
    metadata: { team: 'shop' },
  });
  expect(endpoint.secret).toMatch(/^whsec_\w+$/);
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret');
});

test('endpoints are listed, the newest first', async () => {
  const older = await create();
  const newer = await create({ enabled_events: ['*'] });
  const { data } = await stripe.webhookEndpoints.list({ limit: 2 });
  expect(data.map(({ id }) => id)).toEqual([newer.id, older.id]);
});

test('each part of an endpoint can be changed', async () => {
  const { id } = await create({ description: 'Orders', metadata: { team: 'shop', floor: '2' } });
  const changed = await stripe.webhookEndpoints.update(id, {
    enabled_events: ['*'],
    disabled: true,
    metadata: { floor: '' },
  });
  expect(changed).toMatchObject({
    url,
    enabled_events: ['*'],
    status: 'disabled',
    description: 'Orders',
  });
  expect(changed.metadata).toEqual({ team: 'shop' });
  expect((await stripe.webhookEndpoints.update(id, { disabled: false })).status).toBe('enabled');
});

test('a deleted endpoint is gone', async () => {
  const { id } = await create();
  expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ id, deleted: true });
  expect(await errorOf(stripe.webhookEndpoints.retrieve(id))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  expect((await errorOf(stripe.webhookEndpoints.del(id))).statusCode).toBe(404);
});

test.each([
  ['a url without its scheme', { url: 'shop.example/webhooks' }, { code: 'url_invalid' }],
  ['no events', { enabled_events: [] }, { code: 'parameter_missing', param: 'enabled_events' }],
])('an endpoint with %s is refused', async (_, extra, error) => {
  expect(await errorOf(create(extra))).toMatchObject({ statusCode: 400, ...error });
});
