/** Which language the page speaks with a shopper, and where its numbers and dates are from. Pure. */
import { type LanguageTag, languageTags } from './languages.ts';

export type Wishes = {
  /** What the shopper has chosen on the page; null when nothing is kept. */
  readonly kept: string | null;
  /** What the link to the page asks for (`?lang=`). */
  readonly asked: string | undefined;
  /** The browser's languages, the best first. */
  readonly preferred: readonly string[];
  /** The shop's own language. */
  readonly own: string;
};

export type Chosen = {
  readonly tag: LanguageTag;
  /** The language with its region, such as `de-AT`, when the browser tells one. */
  readonly locale: string;
};

const languageOf = (locale: string): string => (locale.split('-')[0] ?? '').toLowerCase();

// Some browsers on Linux say `en-US@posix`, which Intl refuses.
const isLocale = (text: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text);

/** The first wish that the page can meet; English when it meets none. */
export const chosenLanguage = ({ kept, asked, preferred, own }: Wishes): Chosen => {
  const wished = [kept ?? '', asked ?? '', ...preferred, own];
  const tag = wished
    .map((wish) => languageTags.find((each) => each === languageOf(wish)))
    .find((each) => each !== undefined);
  if (tag === undefined) return { tag: 'en', locale: 'en' };
  const regional = preferred.find((each) => languageOf(each) === tag && isLocale(each));
  return { tag, locale: regional ?? tag };
};
