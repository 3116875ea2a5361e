import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../web/language/en.ts';
import type { Forms } from '../../../web/language/forms.ts';
import { languages, languageTags } from '../../../web/language/languages.ts';

const folder = join(import.meta.dirname, '../../../web/language');

/** Every text of a language by the keys that lead to it; a function is called with marks. */
const textsOf = (value: unknown, place = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') {
    const marks = Array.from({ length: value.length }, (_, index) => `‹${index}›`);
    return [[place, String(value(...marks))]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    textsOf(each, place ? `${place}.${key}` : key),
  );
};
const marksIn = (text = '') => [...new Set(text.match(/‹\d›/g))].toSorted();
const english = new Map(textsOf(en));
const others = languageTags.filter((tag) => tag !== 'en');

test('each file with a language is in the list, by its name', () => {
  const parts = ['choose', 'forms', 'language', 'languages', 'of-api', 'speak'];
  const files = readdirSync(folder).map((file) => file.replace('.ts', ''));
  expect(files.filter((file) => !parts.includes(file)).toSorted()).toEqual(languageTags.toSorted());
});

describe.each(others)('the language %s', (tag) => {
  test('leaves no text empty, and none as it is in English', async () => {
    const same = textsOf(await languages[tag]()).filter(
      ([place, text]) => text.trim() === '' || text === english.get(place),
    );
    // Words that are the same in several languages, and what is no word.
    const known =
      /^(direction|page\.contact|totals\.(subtotal|total|including)|checkout\.foundAgain\.2)$/;
    expect(same.filter(([place]) => !known.test(place))).toEqual([]);
  });

  test('says all that a sentence is given, once, as English does', async () => {
    const texts = textsOf(await languages[tag]()).filter(([place]) => english.has(place));
    const missing = texts.filter(
      ([place, text]) => `${marksIn(text)}` !== `${marksIn(english.get(place))}`,
    );
    expect(missing).toEqual([]);
  });

  test('has each plural form that it has by the Unicode CLDR', async () => {
    const { moreProducts } = (await languages[tag]()).shop;
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    // French and Spanish have a form for millions, which no order holds.
    const needed = categories.filter((each) => each !== 'many' || tag === 'ar');
    const given = Object.keys(moreProducts) as (keyof Forms)[];
    // Nothing more than nothing is never said.
    expect(given.toSorted()).toEqual(needed.filter((each) => each !== 'zero').toSorted());
  });

  test('is written in its own direction', async () => {
    const { textInfo, getTextInfo } = new Intl.Locale(tag) as Intl.Locale & {
      textInfo?: { direction: string };
      getTextInfo?: () => { direction: string };
    };
    const { direction } = await languages[tag]();
    const info = getTextInfo?.call(new Intl.Locale(tag)) ?? textInfo;
    expect(direction).toBe(info?.direction);
  });
});

describe('the order button', () => {
  test.each([
    ['de', 'Zahlungspflichtig bestellen'],
    ['fr', 'Commander avec obligation de paiement'],
    ['es', 'Pedido con obligación de pago'],
  ] as const)('has in %s the words of the law, and nothing else', async (tag, label) => {
    const { pay, page } = await languages[tag]();
    expect([pay.alwaysWithObligation, pay.withObligation, page.pay]).toEqual([true, label, label]);
  });

  test('names its source where its words are a law’s', () => {
    for (const tag of ['de', 'fr', 'es']) {
      expect(readFileSync(join(folder, `${tag}.ts`), 'utf8')).toMatch(
        /order button has the words of/,
      );
    }
  });
});
