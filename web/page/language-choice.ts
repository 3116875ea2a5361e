/** The shopper's own choice of a language: kept in this browser, changed by a list in the header. */
import { languageTags } from '../language/languages.ts';
import { byId, h } from './dom.ts';

const name = 'holdfast.language';

/** What was chosen before; null when nothing was, or when the browser keeps nothing. */
export const keptLanguage = (keep: Pick<Storage, 'getItem'>): string | null => keep.getItem(name);

/**
 * Shows the list, each language by its own name. A choice opens the page again: what is typed is kept, as
 * in any reload, and Stripe's forms come back in the other language, too.
 */
export const offerLanguages = (
  spoken: string,
  keep: Pick<Storage, 'setItem'>,
  reopen = () => location.reload(),
): void => {
  const list = byId<HTMLSelectElement>('language');
  list.replaceChildren(
    ...languageTags.map((tag) =>
      h('option', { value: tag, lang: tag, selected: tag === spoken }, nameOf(tag)),
    ),
  );
  list.addEventListener('change', () => {
    keep.setItem(name, list.value);
    reopen();
  });
  byId('language-part').hidden = false;
};

const nameOf = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
