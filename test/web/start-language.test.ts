/** @jest-environment @happy-dom/jest-environment */
import { en } from '../../web/language/en.ts';
import { languages } from '../../web/language/languages.ts';
import { locale, speak, words } from '../../web/language/speak.ts';
import { startLanguage } from '../../web/start-language.ts';
import { find, openPage, textOf } from './open-page.ts';

beforeEach(openPage);
afterEach(() => {
  speak(en, 'en');
  jest.restoreAllMocks();
});

const keep = { getItem: () => null, setItem: () => {} };

test('the page speaks the language that its link asks for', async () => {
  await startLanguage(keep, 'de');
  expect(textOf('#cart-title')).toBe('Ihre Bestellung');
  expect([document.documentElement.lang, locale()]).toEqual(['de', 'de']);
  expect(find<HTMLSelectElement>('#language').value).toBe('de');
});

test('a language that can’t be loaded is English, and the shop sells all the same', async () => {
  jest.spyOn(languages, 'fr').mockRejectedValue(new TypeError('Failed to fetch.'));
  await startLanguage(keep, 'fr');
  expect(words()).toBe(en);
  expect([document.documentElement.lang, locale()]).toEqual(['en', 'en']);
  expect(find<HTMLSelectElement>('#language').value).toBe('en');
});
