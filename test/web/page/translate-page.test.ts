/** @jest-environment @happy-dom/jest-environment */
import { ar } from '../../../web/language/ar.ts';
import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import { speak } from '../../../web/language/speak.ts';
import { shopFacts } from '../../../web/page/shop-facts.ts';
import { translatePage } from '../../../web/page/translate-page.ts';
import { find, openPage, textOf } from '../open-page.ts';

beforeEach(openPage);
afterEach(() => {
  speak(en, 'en');
  document.documentElement.dir = 'ltr';
});

test('the page is translated with its labels, its language and its direction', () => {
  speak(ar, 'ar');
  translatePage('ar');
  const { lang, dir } = document.documentElement;
  expect([lang, dir]).toEqual(['ar', 'rtl']);
  expect(textOf('label[for="email"]')).toBe(ar.page.email);
  expect(find('#promotion-remove').getAttribute('aria-label')).toBe(ar.page.removeCode);
});

test('what the shop says of itself is said in the shopper’s language, if the shop has it', () => {
  speak(de, 'de');
  translatePage('de');
  expect(textOf('#catalogue-title')).toBe(shopFacts().headline.de);
  expect(find('#catalogue-title').hasAttribute('lang')).toBe(false);
});

test('otherwise it stays in the shop’s, and says so to those who hear it', () => {
  const { headline, ...facts } = shopFacts();
  const own = { ...facts, headline: { en: headline.en } };
  find<HTMLMetaElement>('meta[name="shop"]').content = JSON.stringify(own);
  speak(de, 'de');
  translatePage('de');
  expect(textOf('#catalogue-title')).toBe(headline.en);
  expect(find('#catalogue-title').lang).toBe('en');
});
