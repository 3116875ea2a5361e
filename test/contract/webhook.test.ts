import Stripe from 'stripe';
import type { Delivered } from '../../functions/settle/deliver-event.ts';
import { faultsOf, openApi } from '../support/openapi.ts';
import { type CheckoutSystem, startCheckoutSystem, webhookSecret } from '../support/system.ts';

const path = '/api/stripe/webhook';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());
afterEach(() => shop.awsFaults.clear());

type Body = { readonly outcome?: string; readonly code?: string };

const send = async (event: unknown, secret = webhookSecret) => {
  const payload = JSON.stringify(event);
  const answer = await shop.call<Body>(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }),
    },
    body: payload,
  });
  expect(faultsOf('POST', path, answer)).toEqual([]);
  return answer;
};

const eventOf = (paymentIntentId: string) => ({
  id: 'evt_contract',
  object: 'event',
  type: 'payment_intent.succeeded',
  data: { object: { id: paymentIntentId, object: 'payment_intent' } },
});

test('an event of a checkout is taken', async () => {
  const { body } = await shop.place();
  await shop.ended(body.id);
  const [intent] = shop.paymentsOf(body.id);
  const answer = await send(eventOf(intent?.id ?? ''));

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ received: true, outcome: 'at_rest' });
});

test('an event that says what the order says is taken, and Stripe is not asked', async () => {
  const { body } = await shop.place();
  await shop.ended(body.id);
  const [object] = shop.paymentsOf(body.id);
  const asked = shop.stripe.state().journal.length;
  const created = Math.floor(Date.now() / 1000);
  const answer = await send({ ...eventOf(object?.id ?? ''), created, data: { object } });

  expect(answer.body).toEqual({ received: true, outcome: 'known' });
  expect(shop.stripe.state().journal).toHaveLength(asked);
});

test('an event that nothing is done about is taken, too', async () => {
  const answer = await send({ ...eventOf('pi_any'), type: 'customer.created' });

  expect(answer.status).toBe(200);
  expect(answer.body.outcome).toBe('ignored');
});

test('an event that somebody else signed is refused', async () => {
  const answer = await send(eventOf('pi_any'), 'whsec_of_somebody_else');

  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe('invalid_signature');
});

test('an event that can’t be processed now is asked for again', async () => {
  shop.stripe.faults.add({ kind: 'unavailable', times: 1 });
  const answer = await send(eventOf('pi_any'));

  expect(answer.status).toBe(503);
  expect(answer.body.code).toBe('unavailable');
});

test('the document lists exactly the outcomes that exist', () => {
  // Typed, so that an outcome that is missing here does not compile.
  const outcomes = {
    ignored: true,
    parked: true,
    not_ours: true,
    known: true,
    at_rest: true,
    refunded: true,
    running: true,
    resumed: true,
    awaits_approval: true,
    too_young: true,
    redriven: true,
    started: true,
    alarm: true,
  } satisfies Record<Exclude<Delivered['kind'], 'unknown_checkout'> | 'ignored' | 'parked', true>;
  const described = openApi.paths[path]?.post?.responses['200']?.content?.['application/json'];

  expect(described?.schema).toMatchObject({
    properties: { outcome: { enum: Object.keys(outcomes) } },
  });
});
