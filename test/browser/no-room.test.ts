/**
 * More than an order has room for: nothing of it is dropped in silence, whichever way it came.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import { isOnScreen } from './shopper.ts';

const { visit } = openStubbedShop();

const twenty = Array.from({ length: 20 }, (_, index) => `part-${index}:1`).join(',');
const phone = { width: 390, height: 664 };

test('a link to more products than an order may have says which it leaves out, on the first screen of a phone', async () => {
  const { shopper, page, wishes } = await visit({
    at: `?items=${twenty},mug:2,guide:1`,
    prepare: (page) => page.setViewportSize(phone),
  });
  await shopper.refused(/^Left out: 2 × Enamel mug, 1 × Field guide\. An order holds at most 20/);

  expect(await isOnScreen(page.locator('#left-out'))).toBe(true);
  expect(wishes.at(-1)?.items).toHaveLength(20);
  expect(await toldOfBothSchemes(page)).toEqual([]);
});

test('a cart that is left for the catalogue and found again is told of as before', async () => {
  const { shopper, page } = await visit({ at: `?items=${twenty},mug:2,guide:1` });
  await shopper.refused(/^Left out: 2 × Enamel mug, 1 × Field guide\./);
  await page.getByRole('link', { name: 'Holdfast Supply' }).click();
  await page.reload();

  await shopper.refused(/^Left out: 2 × Enamel mug, 1 × Field guide\./);
});

test('the 21st product that is added on a phone is told of in view, and finds its place once there is one', async () => {
  const { shopper, page } = await visit({
    at: `?items=${twenty}#catalogue`,
    prepare: (page) => page.setViewportSize(phone),
  });
  await page.getByRole('button', { name: 'Add Enamel mug' }).click();
  await shopper.refused(/^Left out: 1 × Enamel mug\. An order holds at most 20/);
  expect(await isOnScreen(page.locator('#left-out'))).toBe(true);
  expect(await page.locator('.line').count()).toBe(20);

  await page.locator('.remove').first().click();
  await page.getByRole('button', { name: 'Add Enamel mug' }).click();
  await page.locator('.line-name').filter({ hasText: 'Enamel mug' }).waitFor();
  expect(await page.locator('#left-out').textContent()).toBe('');
});
