/** The bank's step in a real browser: the shopper agrees, refuses, reloads, or walks away. */
import type { CheckoutSystem } from '../support/system.ts';
import { keepBooks, openShop } from './open-shop.ts';
import type { Shopper, Shoppers } from './shopper.ts';

const asks = '4000 0000 0000 3220';

let shop: CheckoutSystem;
let shoppers: Shoppers;
// A quarter of an hour is too long for a test: the shopper who leaves is given up after this.
const tokenWaitMs = 8000;
openShop(
  (opened) => {
    ({ shop, shoppers } = opened);
  },
  { tokenWaitMs },
);
keepBooks(() => shop);

const bankOf = ({ page }: Shopper) => page.frameLocator('iframe[title="3D Secure frame"]');
const answer = (shopper: Shopper, button: 'Complete' | 'Fail') =>
  bankOf(shopper).getByRole('button', { name: button }).click();

test('a step that is completed ends paid, with an order', async () => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number: asks });
  await answer(shopper, 'Complete');
  const orderNumber = await shopper.confirmed();
  const { checkout, payments, states } = await shopper.ended();

  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
  expect(payments).toMatchObject([{ status: 'succeeded', amount_received: 1400 }]);
  expect(states).toEqual([
    'Authorize',
    'HoldPlaced',
    'AwaitAuthentication',
    'HoldPlaced',
    'CreateOrder',
    'OrderCreated',
    'Capture',
  ]);
});

test('a step that is refused ends declined, and another card pays at once', async () => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number: asks });
  await answer(shopper, 'Fail');

  await shopper.refused(/bank did not confirm/);
  const { checkout, payments } = await shopper.ended();
  expect(checkout).toMatchObject({
    status: 'declined',
    error: { code: 'authentication_failed' },
  });
  expect(payments).toMatchObject([{ status: 'canceled' }]);

  await shopper.field('Card number').fill('4242 4242 4242 4242');
  await shopper.payButton.click();
  expect(await shopper.confirmed()).toMatch(/^HF-/);
});

test('a shopper who leaves ends expired, and nothing is held', async () => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number: asks });
  await bankOf(shopper).getByRole('button', { name: 'Complete' }).waitFor();
  await shopper.page.close();

  const { checkout, payments } = await shopper.ended();
  expect(checkout).toMatchObject({
    status: 'expired',
    error: { code: 'authentication_expired' },
  });
  expect(payments).toMatchObject([{ status: 'canceled', amount_capturable: 0 }]);
});

test('a shopper who reloads finds the same checkout, and the step again', async () => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number: asks });
  await bankOf(shopper).getByRole('button', { name: 'Complete' }).waitFor();
  await shopper.page.reload();
  await answer(shopper, 'Complete');

  const orderNumber = await shopper.confirmed();
  expect((await shopper.ended()).checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
});
