/** What a language needs besides texts: the way that it is written, and its plural forms. */

export type Direction = 'ltr' | 'rtl';

/** A text for each plural form that the language has, with `{n}` for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
