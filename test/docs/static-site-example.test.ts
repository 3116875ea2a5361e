import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteAddress } from '../../web/confirm/handover.ts';
import { readPageUrl } from '../../web/page-url.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'examples/static-site/index.html'), 'utf8');
const guide = readFileSync(join(docs, 'your-shop.md'), 'utf8');

test('the example’s link opens the page on an order, and leads back to the example', () => {
  const link = /href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const sites: readonly string[] = JSON.parse(/"sites": (\[.*\])/.exec(guide)?.[1] ?? '[]');
  const { cart, language, success, cancel } = readPageUrl(new URL(link).search);
  expect([cart, language]).toEqual([[{ sku: 'walnuts', quantity: 1 }], 'en']);
  expect(siteAddress(success, sites)).toBe('https://www.nuts.example/thanks.html');
  expect(siteAddress(cancel, sites)).toBe('https://www.nuts.example/');
});
