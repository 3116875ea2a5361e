/** A stack that was deployed, and whose Stripe keys nobody has stored yet. */
import { awsServices } from '../../scripts/connect-stripe/stack.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem({ isConnected: false });
});
afterAll(() => shop.stop());

test('a checkout is told that the shop is being set up: nothing is written, held or started', async () => {
  const { status, body } = await shop.place();
  expect([status, body.code]).toEqual([503, 'being_set_up']);
  expect(await shop.rows('TablesCheckouts')).toEqual([]);
  expect(shop.executions.list()).toEqual([]);
  expect(shop.stripe.state().paymentIntents).toEqual([]);
  expect((await shop.call('/api/catalog')).status).toBe(200);
});

test('the next checkout is paid once the key is stored, though with the line end of a file', async () => {
  const aws = awsServices({
    stack: 'Holdfast',
    local: { pageUrl: shop.pageUrl, awsUrl: shop.awsUrl },
  });
  const { secretKeyArn } = await aws.describe();
  await aws.putSecret(secretKeyArn, 'sk_test_secretcanary\n');
  const { status, body } = await shop.place();
  expect([status, body.status]).toEqual([201, 'confirmed']);
  expect((await shop.ended(body.id)).checkout.status).toBe('paid');
  expect(await shop.violations({ workshop: 40 })).toEqual([]);
});
