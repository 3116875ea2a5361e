/** What every test file of the page begins with: a shop, a browser, and the shoppers at its page. */
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';
import { type Shoppers, shoppersOf } from './shopper.ts';

export type OpenShop = { readonly shop: CheckoutSystem; readonly shoppers: Shoppers };

type Options = Parameters<typeof startCheckoutSystem>[0];

/**
 * Opens a shop before the file's tests, hands it to `take`, and closes it after them. After each test
 * its shoppers leave, and nothing on their pages may have thrown or broken the page's policy.
 */
export const openShop = (take: (opened: OpenShop) => void, options: Options = {}): void => {
  let browser: Browser;
  let shop: CheckoutSystem;
  let shoppers: Shoppers;
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startCheckoutSystem(options), startBrowser()]);
    shoppers = shoppersOf(browser, shop);
    take({ shop, shoppers });
  });
  afterAll(async () => {
    await browser.close();
    await shop.stop();
  });
  afterEach(async () => {
    await shoppers.leave();
    expect(shoppers.violations.splice(0)).toEqual([]);
  });
};

/** For files whose checkouts run to their end: after each test they did, and the books are in order. */
export const keepBooks = (shopOf: () => CheckoutSystem): void => {
  afterEach(async () => {
    const shop = shopOf();
    await Promise.all(shop.executions.list().map(({ name }) => shop.executions.whenEnded(name)));
    expect(await shop.violations()).toEqual([]);
  });
};
