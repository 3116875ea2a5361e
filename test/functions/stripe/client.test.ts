import { stripeClient } from '../../../functions/stripe/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { failed, intent } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

const url = 'http://127.0.0.1:9';
let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

describe('the Stripe client', () => {
  test('is one for one key, and a new one when the key was rolled', async () => {
    let key = 'sk_test_1';
    const client = stripeClient(url, async () => key);
    const first = await client();
    expect(await client()).toBe(first);
    key = 'rk_live_2';
    expect(await client()).not.toBe(first);
  });

  test('asks Stripe itself by https at its usual port', async () => {
    const client = await stripeClient('https://api.stripe.com', async () => 'sk_test_1')();
    expect(client.getApiField('protocol')).toBe('https');
    expect([client.getApiField('host'), String(client.getApiField('port'))]).toEqual([
      'api.stripe.com',
      '443',
    ]);
  });

  test('asks an address of http at its usual port, too', async () => {
    const client = await stripeClient('http://stripe.test', async () => 'sk_test_1')();
    expect(client.getApiField('protocol')).toBe('http');
    expect(String(client.getApiField('port'))).toBe('80');
  });

  test('asks where it is told to, and leaves repeats to the workflow', async () => {
    wire.answer(failed, intent('succeeded'));
    const client = await wire.stripe();
    expect((await failureOf(() => client.paymentIntents.retrieve('pi_1'))).message).not.toBe('');
    expect(wire.asked).toHaveLength(1);
  });

  test('gives up before its step times out', async () => {
    const client = await stripeClient(url, async () => 'sk_test_1')();
    expect(client.getApiField('timeout')).toBeLessThan(30_000);
  });
});
