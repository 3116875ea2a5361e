/**
 * The bank's step in a real browser: shoppers answer it, come back to it, and can all use it.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { addressOf, fillAddress, inBerlin } from './address-fields.ts';
import { asksTheBank, bankOf } from './bank.ts';
import { toldOfBothSchemes } from './findings.ts';
import { keepBooks } from './keep-books.ts';
import { openShop } from './open-shop.ts';

const shop = openShop();
keepBooks(shop);

const paid = { status: 'succeeded', amount: 1400, amount_received: 1400 };

test('a step that is completed ends paid, with an order', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.click();
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

test('a card in one line is confirmed with the bank, too', async () => {
  const shopper = await shop.visit({ at: '?items=workshop:1&element=card' });
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.click();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
  expect(payments).toMatchObject([paid]);
});

test('a step that is refused ends declined, and another card pays at once', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).fail.click();

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

test('a bank that refuses leaves the form and the address as they were', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).fail.click();

  await shopper.refused(/bank did not confirm .* another card/);
  expect((await shopper.ended()).checkout.status).toBe('declined');
  expect(await shopper.field('Card number').inputValue()).toBe(asksTheBank.number);
  expect(await shopper.page.getByLabel('E-mail').inputValue()).toBe(shopper.email);
  expect(new URL(shopper.page.url()).search).toBe('?items=workshop:1');
});

test('Escape tells the bank no, with only the keyboard, and the focus is on what came of it', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  const bank = bankOf(shopper);
  await bank.complete.waitFor();
  await shopper.page.keyboard.press('Escape');
  await shopper.refused(/bank did not confirm/);

  expect(await bank.dialog.count()).toBe(0);
  expect(await shopper.page.evaluate(() => document.activeElement?.id)).toBe('pay-alert');
});

test('the bank’s question holds the focus: the page behind it can’t be reached', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  const reached = new Set<string>();
  for (let presses = 0; presses < 6; presses++) {
    await shopper.page.keyboard.press('Tab');
    reached.add(await shopper.page.evaluate(() => document.activeElement?.tagName ?? ''));
  }
  await bankOf(shopper).complete.click();
  await shopper.confirmed();

  expect([...reached].filter((tag) => !['IFRAME', 'BODY', 'DIALOG'].includes(tag))).toEqual([]);
});

test('the confirmation token says where the bank sends the shopper back to', async () => {
  const shopper = await shop.visit();
  const request = shopper.page.waitForRequest('**/v1/confirmation_tokens');
  await shopper.pay();
  const returnUrl = new URLSearchParams((await request).postData() ?? '').get('return_url') ?? '';
  await shopper.confirmed();
  const { checkout } = await shopper.ended();

  expect(returnUrl).toBe(`${shop.system.pageUrl}/?items=workshop:1&checkout=${checkout.id}`);
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

test('an address typed before a reload at the bank still prices the cart after the bank’s no', async () => {
  const shopper = await shop.visit({ at: '?items=poster:1' });
  const address = addressOf(shopper);
  await fillAddress(address, inBerlin);
  await shopper.offered('Pay $39.00');
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  // The catalogue, which says what has to be sent, arrives after the quote.
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

test('axe-core finds nothing at the bank, dark or light', async () => {
  const shopper = await shop.visit({ scheme: 'dark' });
  await shopper.pay(asksTheBank);
  await bankOf(shopper).amount.filter({ hasText: '$14.00' }).waitFor();

  expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  await bankOf(shopper).complete.click();
  await shopper.confirmed();
});
