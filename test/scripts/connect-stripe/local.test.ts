/** The command's own way to a stack, to the one that runs on this machine. */
import { connect } from '../../../scripts/connect-stripe/connect.ts';
import { awsServices } from '../../../scripts/connect-stripe/stack.ts';
import { stripeOf } from '../../../scripts/connect-stripe/stripe.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());

test('a stack on this machine is found, gets its key, and takes the events of its new endpoint', async () => {
  const aws = awsServices({ stack: 'Holdfast', endpoint: shop.awsUrl });
  const stack = await aws.describe();
  expect(stack).toMatchObject({
    webhookUrl: `${shop.pageUrl}/api/stripe/webhook`,
    stripeApiUrl: shop.stripeUrl,
    publishableKey: 'pk_test_local',
  });
  const keys = { secretKey: 'sk_test_connected', publishableKey: 'pk_test_local' };
  const stripe = stripeOf(keys.secretKey, stack.stripeApiUrl);
  const options = { rotate: false, dryRun: false };
  await connect({ aws, stack, keys, stripe, options, say: () => {} });
  expect(await aws.getSecret(stack.secretKeyArn)).toBe('sk_test_connected');

  const { body } = await shop.place();
  await shop.ended(body.id);
  const [endpoint] = await stripe.endpoints('Holdfast');
  const sent = shop.stripe.webhooks.pending().filter((each) => each.endpointId === endpoint?.id);
  expect(sent.length).toBeGreaterThan(0);
  for (const { id } of sent) expect(await shop.stripe.webhooks.deliver(id)).toBe(200);
});

test('a stack that there is not is said so', async () => {
  const aws = awsServices({ stack: 'Nope', endpoint: shop.awsUrl });
  await expect(aws.describe()).rejects.toThrow('There is no stack Nope in this account and region');
});
