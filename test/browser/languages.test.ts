/**
 * The page in other languages, at a phone's size: German with its law's words, Arabic from right to left.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { Page } from 'playwright-core';
import { ar } from '../../web/language/ar.ts';
import { de } from '../../web/language/de.ts';
import { findingsOn } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';

const { visit } = openStubbedShop();

const onPhone = (at: string) =>
  visit({ at, prepare: (page) => page.setViewportSize({ width: 390, height: 664 }) });

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test('a German shopper reads German, with the law’s words on the button and the total beside it', async () => {
  const { shopper, page } = await onPhone('?items=guide:1&lang=de');
  await shopper.offered(de.pay.withObligation);
  await page.locator('.product').first().waitFor();

  expect(await page.locator('#pay-label').textContent()).toBe('Zahlungspflichtig bestellen');
  expect(await page.locator('#pay-amount').textContent()).toMatch(/^Gesamtbetrag: 9,00\s\$$/);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await isTooWide(page)).toBe(false);
  expect(await findingsOn(page)).toEqual([]);
});

test('whoever chooses Arabic reads from right to left, and reads in Arabic what is missing', async () => {
  const { shopper, page } = await onPhone('?items=guide:1');
  await shopper.offered('Pay $9.00');
  await page.getByLabel('Language').selectOption('ar');
  await page.locator('html[dir="rtl"]').waitFor();
  await page.locator('#pay[aria-disabled="false"]').waitFor();

  const [name, amount] = await Promise.all(
    ['.line-name', '.line-amount'].map((part) => page.locator(part).boundingBox()),
  );
  expect(name?.x).toBeGreaterThan(amount?.x ?? Number.POSITIVE_INFINITY);
  expect(await isTooWide(page)).toBe(false);
  expect(await findingsOn(page)).toEqual([]);

  await page.locator('#pay').click();
  await page.locator('#email-error').filter({ hasText: ar.pay.noEmail }).waitFor();
});
