/**
 * What a failed test shows of its pages.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { evidenceOf } from './evidence.ts';
import { openSharedShop } from './open-shared-shop.ts';
import { resultsFolder } from './results-folder.ts';

const shop = openSharedShop();

test('a page’s address, its picture, and its last messages are in one text', async () => {
  const { page } = await shop.visit();
  const said = Array.from({ length: 21 }, (_, index) => `log: line ${index}`);
  const text = await evidenceOf([{ page, said }], 'a shopper › pays €5');

  const picture = path.join('test-results', 'a-shopper-pays-5-1.png');
  expect(text).toContain(page.url());
  expect(text).toContain(picture);
  expect(existsSync(path.join(path.dirname(resultsFolder), picture))).toBe(true);
  expect(text).not.toMatch(/line 0$/m);
  expect(text).toMatch(/line 1\n.*line 20$/s);
});

test('a page that was closed says that it gives no picture', async () => {
  const { page } = await shop.visit();
  await page.close();

  expect(await evidenceOf([{ page, said: [] }], 'gone')).toMatch(/picture: none, because .*closed/);
});
