/** Chooses the page's language, loads it, and has the page speak it from then on. */
import { chosenLanguage } from './language/choose.ts';
import { en } from './language/en.ts';
import { languages } from './language/languages.ts';
import { speak } from './language/speak.ts';
import { keptLanguage, offerLanguages } from './page/language-choice.ts';
import { translatePage } from './page/translate-page.ts';

/**
 * `asked` is the language of the link that led here. A language that can't be loaded is no reason to
 * sell nothing: then it is English, which comes with the page.
 */
export const startLanguage = async (
  keep: Pick<Storage, 'getItem' | 'setItem'>,
  asked: string | undefined,
): Promise<void> => {
  const { tag, locale } = chosenLanguage({
    kept: keptLanguage(keep),
    asked,
    preferred: navigator.languages,
    own: document.documentElement.lang,
  });
  const texts = await languages[tag]().catch(() => undefined);
  speak(texts ?? en, texts ? locale : 'en');
  translatePage(texts ? tag : 'en');
  offerLanguages(texts ? tag : 'en', keep);
};
