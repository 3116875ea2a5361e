/**
 * Text as people type or paste it, for names, streets and codes. What nobody can see is taken out,
 * since a copied text often brings it along. What no name or address has, and what can forge a line
 * on a merchant's screen, makes the text unusable: control characters, half of an emoji, and the
 * characters that turn the order of letters around.
 *
 * Invisible is what Unicode says to show nothing for (https://www.unicode.org/reports/tr44/,
 * `Default_Ignorable_Code_Point`), white space, and the blank pattern of Braille.
 */

/** Embeddings, overrides and isolates: https://www.unicode.org/reports/tr9/ */
const unusable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u;

const edge =
  /[[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]--[\p{Variation_Selector}\u202a-\u202e\u2066-\u2069]]/v
    .source;
const edges = new RegExp(`^${edge}+|${edge}+$`, 'gv');

/**
 * Joiners and variation selectors are invisible, too, but Persian words and emoji are made of them.
 */
const invisible =
  /[\p{Default_Ignorable_Code_Point}--[\p{Join_Control}\p{Variation_Selector}\u202a-\u202e\u2066-\u2069]]/gv;

/** An accent alone is no text. */
const visible = /[^\p{M}]/u;

/**
 * The text without what is invisible, composed (NFC): '' if nothing can be seen, undefined if it
 * can't be used. The same text is read as itself.
 */
export const readText = (typed: string): string | undefined => {
  const text = typed.replace(edges, '').replace(invisible, '').normalize('NFC');
  if (unusable.test(text)) return undefined;
  return visible.test(text) ? text : '';
};

/**
 * The same for what is written in plain letters and digits, such as a postal code: full-width
 * letters, which keyboards for Japanese type, become plain ones (NFKC).
 */
export const readPlain = (typed: string): string | undefined => readText(typed.normalize('NFKC'));
