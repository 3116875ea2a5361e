/**
 * The cart while it changes, and when it has no price: said, never silent, and the focus is kept.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { Page } from 'playwright-core';
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';

const { visit } = openStubbedShop();

const isFocused = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element === document.activeElement);
const announces = (page: Page, sentence: string) =>
  page.locator('#announcer').filter({ hasText: sentence }).waitFor();

const soldOut = {
  code: 'out_of_stock',
  field: 'items[0].quantity',
  detail: 'Field guide is sold out.',
};
const sellOut = (page: Page, path: 'quotes' | 'checkouts') =>
  page.route(`**/api/${path}`, (route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', json: soldOut }),
  );
const lose = (page: Page, path: string, times: number) =>
  page.route(`**/api/${path}`, (route) => route.abort('connectionreset'), { times });

describe('what is done to the cart is announced with its total', () => {
  test('a product that is added, and one more of it', async () => {
    const { page } = await visit({ at: '?items=guide:1' });
    await page.getByRole('button', { name: 'Add Enamel mug' }).click();
    await announces(page, 'Enamel mug added. Total so far $23.00.');
    await page.getByRole('button', { name: 'One more: Field guide' }).click();
    await announces(page, 'Field guide: 2 in your order. Total so far $32.00.');
  });

  test('a quantity of 0 removes the line, and the cart is empty', async () => {
    const { page } = await visit({ at: '?items=guide:2' });
    await page.getByRole('spinbutton').fill('0');
    await page.getByRole('spinbutton').press('Enter');
    await announces(page, 'Field guide removed. Your order is empty.');

    expect(await page.locator('.line').count()).toBe(0);
    expect(await isFocused(page, '#cart-title')).toBe(true);
  });
});

test.each(['150', '1.5', '-1', ''])(
  'a quantity typed as "%s" is answered with what is allowed, and the price stays',
  async (typed) => {
    const { shopper, page } = await visit({ at: '?items=guide:2' });
    await shopper.offered('Pay $18.00');
    await page.getByRole('spinbutton').fill(typed);
    await page.getByRole('spinbutton').press('Enter');
    await shopper.refused(/whole number up to 99; 0 removes/);

    expect(await page.getByRole('spinbutton').inputValue()).toBe('2');
    await shopper.offered('Pay $18.00');
  },
);

test('a cart that can’t be priced has no total, no empty place for a card, and no axe-core finding', async () => {
  const { shopper, page } = await visit({
    at: '?items=guide:1',
    scheme: 'dark',
    prepare: (page) => sellOut(page, 'quotes'),
  });
  await shopper.refused(/sold out/);
  await page.locator('.product').first().waitFor();

  for (const part of ['#totals', '#wallet', '#card']) {
    expect(await page.locator(part).isVisible()).toBe(false);
  }
  expect(await page.locator('#totals').getAttribute('aria-busy')).toBeNull();
  expect(await shopper.payButton.isDisabled()).toBe(true);
  expect(await toldOfBothSchemes(page)).toEqual([]);
});

test('a line that sold out while it was paid for has the focus, clear of the header', async () => {
  const { shopper, page } = await visit({ at: '?items=guide:2,mug:1' });
  await page.setViewportSize({ width: 390, height: 500 });
  await page.getByRole('button', { name: 'Remove Enamel mug' }).click();
  await shopper.offered('Pay $18.00');
  await sellOut(page, 'quotes');
  await sellOut(page, 'checkouts');
  await shopper.pay();
  await shopper.refused(/sold out/);

  expect(await isFocused(page, '.stepper input')).toBe(true);
  const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
  const header = await page.locator('.bar').boundingBox();
  expect(await top('.line')).toBeGreaterThanOrEqual(header?.height ?? 0);
  expect(await page.locator('#wallet').evaluate((part: HTMLElement) => part.inert)).toBe(true);
  expect(await shopper.payButton.textContent()).toMatch(/Pay\s*$/);
});

test('whoever tries again for the total keeps the focus, while it fails and once it is there', async () => {
  const { shopper, page } = await visit({
    at: '?items=guide:1',
    prepare: (page) => lose(page, 'quotes', 2),
  });
  const again = page.locator('#quote-alert button');
  await again.waitFor();
  const failed = page.waitForEvent('requestfailed');
  await again.press('Enter');
  await failed;
  expect(await isFocused(page, '#quote-alert button')).toBe(true);
  await again.press('Enter');
  await shopper.offered('Pay $9.00');

  expect(await again.count()).toBe(0);
  expect(await isFocused(page, '#cart-title')).toBe(true);
});

test('until the catalogue is there, nothing is asked that can’t be answered', async () => {
  const { shopper, page } = await visit({
    at: '?items=mug:1',
    prepare: (page) => lose(page, 'catalog', 1),
  });
  await page.locator('#totals .total').waitFor();
  const again = page.locator('#catalogue-note button');
  await again.waitFor();
  expect(await shopper.payButton.textContent()).toMatch(/Pay\s*$/);
  expect(await shopper.payButton.isDisabled()).toBe(true);
  await again.press('Enter');

  await shopper.offered('Enter your address');
  expect(await isFocused(page, '#catalogue-title')).toBe(true);
  expect(await page.locator('#delivery').isVisible()).toBe(true);
});
