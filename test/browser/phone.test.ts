/**
 * The page on a phone: a link opens on the order, what happened is in view, large letters fit.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { Page } from 'playwright-core';
import { addressOf } from './address-fields.ts';
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import { isOnScreen, type Shopper } from './shopper.ts';

const { visit } = openStubbedShop();

const phone = { width: 390, height: 664 };
const onPhone = (at: string, prepare?: (page: Page) => Promise<unknown>) =>
  visit({
    at,
    prepare: async (page) => {
      await page.setViewportSize(phone);
      await prepare?.(page);
    },
  });

const isFocused = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element === document.activeElement);

const ended = (status: string, message: string) => ({
  ...{ id: 'chk_000000000000000000000000', status, currency: 'usd', total: 900, lines: [] },
  error: { code: 'x', message },
});

test('a link to an order opens on the order, before the catalogue for the keyboard, too', async () => {
  const { shopper, page } = await onPhone('?items=guide:1');
  await shopper.offered('Pay $9.00');
  await page.locator('.product').first().waitFor();

  expect(await isOnScreen(page.locator('#cart-title'))).toBe(true);
  expect(await isOnScreen(page.locator('.line'))).toBe(true);
  const order = await page.locator('#shop > *').evaluateAll((parts) => parts.map(({ id }) => id));
  expect(order).toEqual(['cart', 'catalogue']);
  expect(await toldOfBothSchemes(page)).toEqual([]);
});

test.each(['', '?items=guide:1#catalogue'])(
  'the shop itself opens on the catalogue: /%s',
  async (at) => {
    const { page } = await onPhone(at);
    await page.locator('.product').first().waitFor();

    expect(await isOnScreen(page.locator('#catalogue-title'))).toBe(true);
  },
);

test('on a wide screen the order stays beside the catalogue, also when it was opened on a phone', async () => {
  const { page } = await onPhone('?items=guide:1');
  await page.setViewportSize({ width: 1280, height: 800 });
  const [catalogue, cart] = await Promise.all(
    ['#catalogue', '#cart'].map((part) => page.locator(part).boundingBox()),
  );

  expect(cart?.y).toBe(catalogue?.y);
  expect(cart?.x).toBeGreaterThan((catalogue?.x ?? 0) + (catalogue?.width ?? 0));
});

/** Pays with a request whose answer changes what is drawn above the sentence about it. */
const payAndHear = async ({ page, ...shopper }: Shopper, status: number, json: object) => {
  await page.route('**/api/checkouts', (route) =>
    route.fulfill({
      status,
      contentType: status < 300 ? 'application/json' : 'application/problem+json',
      json,
    }),
  );
  await shopper.type();
  await page.getByLabel('E-mail').press('Enter');
};

test('that something was sold out meanwhile is in view and has the focus, whatever is drawn above', async () => {
  const { shopper, page } = await onPhone('?items=guide:1');
  await shopper.offered('Pay $9.00');
  await page.route('**/api/quotes', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      json: { code: 'out_of_stock', field: 'items[0].quantity', detail: 'Field guide is gone.' },
    }),
  );
  await payAndHear(shopper, 201, ended('rejected', 'It was sold out while you paid.'));
  await shopper.refused(/sold out while you paid/);
  await shopper.refused(/Field guide is gone/);

  await page.waitForFunction(() => document.querySelector('#totals[hidden]'));
  expect(await isFocused(page, '#pay-alert')).toBe(true);
  expect(await isOnScreen(page.locator('#pay-alert'))).toBe(true);
});

test.each([
  ['a decline', 201, ended('declined', 'Your card was declined.'), /declined/],
  [
    'a changed price',
    409,
    { code: 'price_changed', field: 'expectedTotal', detail: 'The price has changed.' },
    /price has changed/,
  ],
] as const)('%s is in view and has the focus', async (_, status, answer, sentence) => {
  const { shopper, page } = await onPhone('?items=guide:1');
  await shopper.offered('Pay $9.00');
  await payAndHear(shopper, status, answer);
  await shopper.refused(sentence);

  expect(await isFocused(page, '#pay-alert')).toBe(true);
  expect(await isOnScreen(page.locator('#pay-alert'))).toBe(true);
});

test('with letters twice as large, words stay whole, nothing covers another, and nothing is cut off', async () => {
  const { shopper, page } = await onPhone('?items=mug:2,guide:1');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await shopper.offered('Enter your address');
  await addressOf(shopper).getByLabel('City').waitFor();
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not shown.`);
    return box;
  };
  const [stepper, remove] = [await boxOf('.stepper'), await boxOf('.remove')];

  const apart = remove.y >= stepper.y + stepper.height || remove.x >= stepper.x + stepper.width;
  expect(apart).toBe(true);
  const broken = await page.evaluate(() => {
    const words = document.querySelectorAll('.line-name, .brand span, .totals dt, .product h2');
    return [...words].filter((element) => {
      const room = element.getBoundingClientRect();
      const text = document.createRange();
      const node = element.firstChild;
      if (!node?.textContent) return false;
      return [...node.textContent.matchAll(/\S+/g)].some(({ index, 0: word }) => {
        text.setStart(node, index);
        text.setEnd(node, index + word.length);
        return text.getClientRects().length > 1 && room.width > 0;
      });
    }).length;
  });
  expect(broken).toBe(0);
  const overflow = 'document.documentElement.scrollWidth - innerWidth';
  expect(await page.evaluate(overflow)).toBe(0);
});
