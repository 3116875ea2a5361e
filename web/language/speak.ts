/**
 * The language that the page speaks now: English, until it has been told another one. There is one page,
 * and it speaks one language from its start to its end, so this is kept in one place and handed to nobody.
 */
import { en } from './en.ts';
import type { Forms } from './forms.ts';
import type { ApiSentences, Texts } from './language.ts';

/** English needs no sentences for the API's: they are the API's own. */
type Spoken = Texts & { readonly api?: ApiSentences };

let spoken: Spoken = en;
let spokenLocale = 'en';

/** From now on the page speaks so. `locale` is for numbers, dates and plural forms. */
export const speak = (texts: Spoken, locale: string): void => {
  spoken = texts;
  spokenLocale = locale;
};

export const words = (): Spoken => spoken;

export const locale = (): string => spokenLocale;

export const formatNumber = (number: number): string =>
  new Intl.NumberFormat(spokenLocale).format(number);

/** The form for this number, with the number in it. */
export const counted = (forms: Forms, number: number): string =>
  (forms[new Intl.PluralRules(spokenLocale).select(number)] ?? forms.other).replace(
    '{n}',
    formatNumber(number),
  );

/** A time of today. */
export const formatTime = (atMs: number): string =>
  new Intl.DateTimeFormat(spokenLocale, { hour: 'numeric', minute: '2-digit' }).format(atMs);
