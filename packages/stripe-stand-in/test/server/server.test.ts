import path from 'node:path';
import Stripe from 'stripe';
import { type StripeStandIn, startStripeStandIn } from '../../src/server/server.ts';
import { closeAfterTest } from '../support/after-test.ts';
import { startHttpReceiver } from '../support/http-receiver.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const clientOf = ({ port }: StripeStandIn) =>
  new Stripe('sk_test_x', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
const start = async (options: Omit<Parameters<typeof startStripeStandIn>[0], 'port'> = {}) =>
  closeAfterTest(await startStripeStandIn({ port: 0, ...options }));
const intent = { amount: 4200, currency: 'usd' };

test("Stripe's own client is answered, on the port that the server reports", async () => {
  const standIn = await start();
  const { id } = await clientOf(standIn).paymentIntents.create(intent);
  expect(standIn.url).toBe(`http://127.0.0.1:${standIn.port}`);
  expect(standIn.control.state().paymentIntents).toMatchObject([{ id }]);
  await standIn.close();
});

test('nothing is answered after it is closed', async () => {
  const standIn = await start();
  await standIn.close();
  await expect(clientOf(standIn).paymentIntents.create(intent)).rejects.toThrow();
});

test('what happened, the keys and the clock outlive the process', async () => {
  const dataFile = path.join(temporaryFolder(), 'state.json');
  const first = await start({ dataFile });
  first.control.advance(5 * 24 * 60 * 60);
  const key = { idempotencyKey: 'one' };
  const { id } = await clientOf(first).paymentIntents.create(intent, key);
  await first.close();

  const second = await start({ dataFile });
  expect((await clientOf(second).paymentIntents.create(intent, key)).id).toBe(id);
  expect(second.control.state().paymentIntents).toHaveLength(1);
  expect(second.control.nowSeconds()).toBeGreaterThan(Date.now() / 1000 + 4 * 24 * 60 * 60);
  await second.close();
});

describe('webhooks', () => {
  test.each([
    ['leave by themselves', {}, 1],
    ['are held from the start', { deliveryMode: 'held' as const }, 0],
  ])('%s', async (_, options, count) => {
    const receiver = await startHttpReceiver();
    const standIn = await start(options);
    const { secret } = standIn.control.keepWebhook({ url: receiver.url });
    await clientOf(standIn).paymentIntents.create(intent);
    await standIn.control.webhooks.idle();
    expect(receiver.received).toHaveLength(count);
    for (const { body, headers } of receiver.received) {
      const signature = String(headers['stripe-signature']);
      const event = Stripe.webhooks.constructEvent(body, signature, secret);
      expect(event.type).toBe('payment_intent.created');
    }
    await standIn.close();
    await receiver.close();
  });
});
