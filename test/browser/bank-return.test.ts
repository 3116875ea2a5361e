/**
 * Around the bank's step: what the page keeps, and how the shopper comes back to it.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { addressOf, fillAddress, inBerlin } from './address-fields.ts';
import { asksTheBank, bankOf } from './bank.ts';
import { keepBooks } from './keep-books.ts';
import { openShop } from './open-shop.ts';

const shop = openShop();
keepBooks(shop);

const paid = { status: 'succeeded', amount: 1400, amount_received: 1400 };

test('the confirmation token says where the bank sends the shopper back to', async () => {
  const shopper = await shop.visit();
  const request = shopper.page.waitForRequest('**/v1/confirmation_tokens');
  await shopper.pay();
  const returnUrl = new URLSearchParams((await request).postData() ?? '').get('return_url') ?? '';
  await shopper.confirmed();
  const { checkout } = await shopper.ended();

  expect(returnUrl).toBe(`${shop.system.pageUrl}/?items=mug:1&checkout=${checkout.id}`);
});

test('a shopper who reloads finds the same checkout, and the step again', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  await shopper.page.reload();
  await bankOf(shopper).complete.click();

  const orderNumber = await shopper.confirmed();
  expect((await shopper.ended()).checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
});

test('an address that was typed before a reload at the bank still prices the cart after a no', async () => {
  const shopper = await shop.visit({ at: '?items=poster:1' });
  const address = addressOf(shopper);
  await fillAddress(address, inBerlin);
  await shopper.offered('Pay $39.00');
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  // The catalogue says last of all what has to be sent.
  await shopper.page.route('**/api/catalog', async (route) => {
    await shopper.page.waitForResponse('**/api/quotes').catch(() => {});
    await route.continue();
  });
  await shopper.page.reload();
  await bankOf(shopper).fail.click();

  await shopper.refused(/bank did not confirm/);
  await shopper.offered('Pay $39.00');
  expect(await address.getByLabel('City').inputValue()).toBe('Berlin');
});

const redirected =
  '&payment_intent=pi_x&payment_intent_client_secret=pi_x_secret_y&redirect_status=succeeded';

test('a shopper whom the bank sends back with its parameters finds the same checkout', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  await shopper.page.goto(`${shopper.page.url()}${redirected}`);
  await bankOf(shopper).complete.waitFor();

  expect(shopper.page.url()).not.toContain('payment_intent');
  await bankOf(shopper).complete.click();
  await shopper.confirmed();
  expect((await shopper.ended()).payments).toMatchObject([paid]);
});

test('a shopper whom the bank sends back into another browser finds the same checkout', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  const { search } = new URL(shopper.page.url());
  const elsewhere = await shop.visit({ at: `${search}${redirected}` });
  await bankOf(elsewhere).complete.click();
  await elsewhere.confirmed();

  expect(new URL(elsewhere.page.url()).search).toMatch(/^\?checkout=chk_\w+$/);
  expect((await shopper.ended()).payments).toMatchObject([paid]);
  expect(elsewhere.keys()).toEqual([]);
});
