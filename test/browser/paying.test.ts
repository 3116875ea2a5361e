/** Paying on the page in a real browser: what the shopper sees, and the truth behind it. */
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';
import { type Shoppers, shoppersOf } from './shopper.ts';

let shop: CheckoutSystem;
let browser: Browser;
let shoppers: Shoppers;
beforeAll(async () => {
  [shop, browser] = await Promise.all([startCheckoutSystem(), startBrowser()]);
  shoppers = shoppersOf(browser, shop);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});
afterEach(async () => {
  await shoppers.leave();
  shop.stripe.faults.clear();
});

const paid = { status: 'succeeded', amount: 1400, amount_received: 1400 };

test.each([
  ['the Payment Element', '?items=mug:1'],
  ['the card Element', '?items=mug:1&element=card'],
])('a card that works, typed into %s, ends paid with an order', async (_, search) => {
  const shopper = await shoppers.visit({ search });
  await shopper.pay();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber, total: 1400 });
  expect(await shopper.orders()).toMatchObject([{ id: orderNumber, status: 'paid' }]);
  expect(payments).toMatchObject([paid]);
});

test.each([
  ['declined', '4000 0000 0000 0002', /declined/],
  ['declined for insufficient funds', '4000 0000 0000 9995', /funds/],
])('a card that is %s leaves the form filled, and another pays at once', async (_, number, why) => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number });

  expect(await shopper.refused()).toMatch(why);
  expect((await shopper.ended()).checkout.status).toBe('declined');
  expect(await shopper.field('Card number').inputValue()).toBe(number);
  expect(await shopper.page.getByLabel('E-mail').inputValue()).toBe(shopper.email);

  await shopper.field('Card number').fill('5555 5555 5555 4444');
  await shopper.payButton.click();
  const orderNumber = await shopper.confirmed();

  expect(await shopper.orders()).toMatchObject([{ id: orderNumber }]);
});
