/**
 * A shopper who does not answer the bank in time, in a real browser.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { asksTheBank, bankOf } from './bank.ts';
import { keepBooks } from './keep-books.ts';
import { openShop } from './open-shop.ts';

// A quarter of an hour is too long for a test: a shopper who leaves is given up on after this time.
const shop = openShop({ tokenWaitMs: 8000 });
keepBooks(shop);

test('a shopper who leaves ends expired, and nothing is held', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  await shopper.page.close();

  const { checkout, payments } = await shopper.ended();
  expect(checkout).toMatchObject({
    status: 'expired',
    error: { code: 'authentication_expired' },
  });
  expect(payments).toMatchObject([{ status: 'canceled', amount_capturable: 0 }]);
});

test('a shopper who comes back too late reads why, and pays in a new attempt', async () => {
  const shopper = await shop.visit();
  await shopper.pay(asksTheBank);
  await bankOf(shopper).complete.waitFor();
  await shopper.ended();
  await shopper.page.reload();

  await shopper.refused(/not confirmed with your bank in time/);
  expect(await shopper.page.getByLabel('E-mail').inputValue()).toBe(shopper.email);
  await shopper.type();
  await shopper.payButton.click();
  expect(await shopper.confirmed()).toMatch(/^HF-/);
});
