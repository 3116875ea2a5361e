/** @jest-environment @happy-dom/jest-environment */
import { languageTags } from '../../../web/language/languages.ts';
import { keptLanguage, offerLanguages } from '../../../web/page/language-choice.ts';
import { find, openPage } from '../open-page.ts';

beforeEach(openPage);

test('each language is offered by its own name, and the one that is spoken is chosen', () => {
  offerLanguages('de', { setItem: () => {} }, () => {});
  const list = find<HTMLSelectElement>('#language');
  expect([...list.options].map(({ value, lang }) => [value, lang])).toEqual(
    languageTags.map((tag) => [tag, tag]),
  );
  expect([...list.options].map(({ text }) => text)).toContain('日本語');
  expect(list.value).toBe('de');
  expect(find('#language-part').hidden).toBe(false);
});

test('a choice is kept, and opens the page again', () => {
  const kept = new Map<string, string>();
  const reopen = jest.fn();
  const keep = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  offerLanguages('en', keep, reopen);
  expect(keptLanguage(keep)).toBeNull();
  const list = find<HTMLSelectElement>('#language');
  list.value = 'ar';
  list.dispatchEvent(new Event('change'));
  expect(keptLanguage(keep)).toBe('ar');
  expect(reopen).toHaveBeenCalledTimes(1);
});
