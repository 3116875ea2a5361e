/**
 * Two tabs with one cart: the second is told of the first, and asked.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { toldOfBothSchemes } from './findings.ts';
import { openSharedShop } from './open-shared-shop.ts';
import { type Shopper, shopperAt } from './shopper.ts';

const shop = openSharedShop();

/** The same address in another tab of the same browser. */
const otherTab = async ({ page }: Shopper, at = '?items=workshop:1') => {
  const tab = await page.context().newPage();
  const sent: { method: string; path: string; text: string }[] = [];
  tab.on('request', (request) => {
    const text = JSON.stringify(request.headers());
    sent.push({ method: request.method(), path: new URL(request.url()).pathname, text });
  });
  await tab.goto(new URL(`/${at}`, page.url()).href);
  return shopperAt(tab, sent);
};

test('who ordered in one tab is asked in the other, sees the order, and may order again', async () => {
  const first = await shop.visit();
  const second = await otherTab(first);
  await first.pay();
  const orderNumber = await first.confirmed();
  await second.pay();

  expect(await second.refused(/ordered the same at/)).toContain(orderNumber);
  expect(second.keys()).toEqual([]);
  expect(await toldOfBothSchemes(second.page)).toEqual([]);
  const shown = second.page.context().waitForEvent('page');
  await second.page.getByRole('link', { name: 'Show the first one' }).click();
  expect(await (await shown).locator('#order-id').textContent()).toBe(orderNumber);

  await second.payButton.click();
  expect(await second.confirmed()).not.toBe(orderNumber);
});

test('a payment under way in one tab is told in the other, and its decline holds nobody up', async () => {
  const answered = Promise.withResolvers<void>();
  const first = await shop.visit({
    prepare: (page) =>
      page.route('**/api/checkouts', async (route) => {
        await answered.promise;
        await route.continue();
      }),
  });
  const second = await otherTab(first);
  const sent = first.page.waitForRequest('**/api/checkouts');
  await first.pay({ number: '4000 0000 0000 0002' });
  await sent;
  await second.pay();
  await second.refused(/still under way, maybe in another tab/);
  answered.resolve();
  await first.refused(/declined/);

  const third = await otherTab(first);
  await third.pay();
  await third.confirmed();
});

test('another cart is paid for without a question', async () => {
  const first = await shop.visit();
  await first.pay();
  await first.confirmed();
  const second = await otherTab(first, '?items=workshop:2');
  await second.pay();

  expect(await second.confirmed()).toMatch(/^HF-/);
});
