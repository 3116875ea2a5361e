/**
 * A shopper with something in the way: an old browser, a firewall, a wrong address, no JavaScript.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { toldOfBothSchemes } from './findings.ts';
import { openSharedShop } from './open-shared-shop.ts';

const shop = openSharedShop();

test('an iPhone that stayed on iOS 15.0 buys', async () => {
  const shopper = await shop.visit({
    prepare: (page) =>
      page.addInitScript(() => {
        if (window !== window.top) return;
        const newer: readonly (readonly [object, string])[] = [
          [AbortSignal, 'timeout'],
          [AbortSignal, 'any'],
          [Crypto.prototype, 'randomUUID'],
          [Array.prototype, 'at'],
          [Array.prototype, 'findLast'],
          [Object, 'hasOwn'],
          [Promise, 'withResolvers'],
          [HTMLElement.prototype, 'inert'],
          [globalThis, 'structuredClone'],
          [globalThis, 'BroadcastChannel'],
        ];
        for (const [owner, name] of newer) Reflect.deleteProperty(owner, name);
      }),
  });
  await shopper.offered('Pay');
  await shopper.pay();

  expect(await shopper.confirmed()).toMatch(/^HF-/);
});

test('a firewall that blocks the payment is named, and the same attempt pays once it lets it through', async () => {
  const shopper = await shop.visit({
    prepare: (page) =>
      page.route(
        '**/api/checkouts',
        (route) => route.fulfill({ status: 403, contentType: 'text/html', body: 'Forbidden' }),
        { times: 3 },
      ),
  });
  await shopper.pay();
  await shopper.page
    .locator('#pay-note')
    .filter({ hasText: /firewall.*another network/ })
    .waitFor();
  await shopper.confirmed();

  expect(shopper.keys()).toHaveLength(4);
  expect(new Set(shopper.keys()).size).toBe(1);
});

test('a firewall that blocks the shop is named in its place, and nothing is waited for', async () => {
  const { page } = await shop.visit({
    prepare: (page) =>
      page.route('**/api/**', (route) =>
        route.fulfill({ status: 403, contentType: 'text/html', body: 'Forbidden' }),
      ),
  });

  await page.locator('#catalogue-note').filter({ hasText: 'firewall' }).waitFor();
  await page.locator('#quote-alert').filter({ hasText: 'firewall' }).waitFor();
  expect(await page.locator('.product.blank').count()).toBe(0);
});

test('an address where there is nothing says so, and leads to the shop', async () => {
  const { page } = await shop.visit({ at: 'products/mug-2' });
  const answer = await page.reload();

  expect(answer?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here');
  expect(await toldOfBothSchemes(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to the shop' }).click();
  await page.locator('.product').first().waitFor();
});

test('a checkout that does not exist is answered by the API, and not by a page', async () => {
  const { page } = await shop.visit({ at: '?checkout=chk_000000000000000000000000' });

  await page.getByRole('heading', { name: 'This order can’t be shown' }).waitFor();
});

test('without JavaScript the page asks for it, and shows nothing that waits', async () => {
  const { page } = await shop.visit({ scripts: false });

  expect(await page.locator('noscript p').isVisible()).toBe(true);
  for (const waiting of ['#products', '#cart', '#cart-link', '#not-started']) {
    expect(await page.locator(waiting).isVisible()).toBe(false);
  }
});

test('a script that never comes is told after a while, and one that came is not', async () => {
  const without = await shop.visit({
    prepare: (page) => page.route('**/checkout.js', (route) => route.abort()),
  });
  const notStarted = without.page.locator('#not-started');
  expect(await notStarted.isVisible()).toBe(false);
  await without.page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  expect(await notStarted.isVisible()).toBe(true);

  const { page, offered } = await shop.visit();
  await offered('Pay $14.00');
  expect(await page.locator('#not-started').count()).toBe(0);
});
