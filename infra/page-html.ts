/**
 * The page's HTML as it is deployed: with the shop's facts in it, and its texts in the shop's own
 * language. So it can be read before its script has run, and without it.
 */
import type { Texts } from '../web/language/language.ts';
import type { Shop } from './shop.ts';

export type PageContent = {
  readonly shop: Shop;
  /** In the shop's own language. */
  readonly texts: Texts;
};

/**
 * `html` has marks such as `{{shop.name}}` and `{{yourOrder}}`, a text of the language. Throws an Error for a
 * mark that there is not.
 */
export const pageHtml = (html: string, { shop, texts }: PageContent): string => {
  const ofShop = shopMarks(shop);
  return html
    .replace(
      '<html lang="en" dir="ltr">',
      `<html lang="${shop.language}" dir="${texts.direction}">`,
    )
    .replace(/\{\{shop\.(\w+)\}\}/g, (_, mark: string) => named(ofShop, mark))
    .replace(/\{\{([a-z]\w*)\}\}/g, (_, mark: string) => escaped(named(texts.page, mark)));
};

const named = (texts: Readonly<Record<string, string>>, key: string): string => {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(`The page has no "${key}": there are ${Object.keys(texts).join(', ')}.`);
  }
  return text;
};

const shopMarks = (shop: Shop): Readonly<Record<string, string>> => {
  const { logo, ...facts } = shop;
  return {
    name: escaped(shop.name),
    headline: escaped(named(shop.headline, shop.language)),
    intro: escaped(named(shop.intro, shop.language)),
    facts: escaped(JSON.stringify(facts)),
    logo:
      logo === undefined
        ? ''
        : `<img class="logo" src="${escaped(logo)}" alt="" width="32" height="32">`,
    links: linksOf(shop, ['imprint', 'terms', 'returns', 'privacy']),
    termsLinks: linksOf(shop, ['terms', 'returns', 'privacy']),
    email: escaped(shop.contact.email),
  };
};

/** In tabs of their own, so that nothing that was typed is lost. */
const linksOf = (
  { links = {} }: Shop,
  keys: readonly (keyof NonNullable<Shop['links']>)[],
): string =>
  keys
    .flatMap((key) => {
      const url = links[key];
      return url === undefined
        ? []
        : [
            `<a href="${escaped(url)}" target="_blank" rel="noopener" data-text="${key}">{{${key}}}</a>`,
          ];
    })
    .join(' ');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => escapes[each] ?? each);
