import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import Stripe from 'stripe';
import { disconnect } from '../../../scripts/connect-stripe/disconnect.ts';
import type { StackFacts } from '../../../scripts/connect-stripe/stack.ts';
import { stripeOf } from '../../../scripts/connect-stripe/stripe.ts';

type StandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterEach(() => standIn.close());

const shop = '123456789012/eu-west-1/Holdfast';
const facts = (): StackFacts => ({
  name: 'Holdfast',
  shop,
  secretKeyArn: 'key',
  webhookSecretArn: 'signing',
  webhookUrl: 'https://shop.example/api/stripe/webhook',
  pageUrl: 'https://shop.example/',
  stripeApiUrl: standIn.url,
  publishableKey: 'pk_test_1',
});
const account = () => stripeOf('sk_test_1', standIn.url);

const disconnecting = async (dryRun = false) => {
  const said: string[] = [];
  await disconnect({
    stack: facts(),
    stripe: account(),
    options: { dryRun },
    say: (line) => void said.push(line),
  });
  return said;
};

const hold = async (ofShop: string, captureMethod: 'manual' | 'automatic' = 'manual') => {
  const { hostname, port } = new URL(standIn.url);
  const stripe = new Stripe('sk_test_1', { protocol: 'http', host: hostname, port });
  return stripe.paymentIntents.create({
    amount: 1400,
    currency: 'usd',
    confirm: true,
    capture_method: captureMethod,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    metadata: { shop: ofShop },
  });
};

describe('taking a stack off Stripe', () => {
  test('removes its webhook endpoint and no other, and a repeat finds none', async () => {
    const other = { ...facts(), shop: `${shop}-2`, webhookUrl: 'https://other.example' };
    await account().create(facts());
    await account().create(other);
    expect(await disconnecting()).toEqual([
      expect.stringMatching(/^Removed the webhook endpoint we_\w+\.$/),
    ]);
    expect(await account().endpoints(facts())).toEqual([]);
    expect(await account().endpoints(other)).toHaveLength(1);
    expect(await disconnecting()).toEqual(['There is no webhook endpoint of this stack.']);
  });

  test('tells of each payment of the shop that still holds money', async () => {
    const { id } = await hold(shop);
    await hold(shop, 'automatic');
    await hold(`${shop}-2`);
    const said = await disconnecting();
    expect(said.filter((line) => line.includes('still holds'))).toEqual([
      `The payment ${id} still holds 1400 usd (in its smallest unit).`,
    ]);
    expect(said[1]).toMatch(/^Let these end before you destroy the stack/);
  });

  test('only says what it would do, when that is asked', async () => {
    await account().create(facts());
    expect(await disconnecting(true)).toEqual([expect.stringMatching(/^Would remove/)]);
    expect(await account().endpoints(facts())).toHaveLength(1);
  });
});
