/** Who the shop is, as shop.json says it: the deployment puts it into index.html. */
import type { LanguageTag } from '../language/languages.ts';

/** A text by the tags of its languages: at least in the shop's own. */
export type ByLanguage = Readonly<Record<string, string>>;

export type ShopFacts = {
  readonly name: string;
  readonly language: LanguageTag;
  /** ISO 3166. */
  readonly country?: string | undefined;
  readonly headline: ByLanguage;
  readonly intro: ByLanguage;
  readonly contact: { readonly email: string; readonly phone?: string | undefined };
  readonly links?:
    | {
        readonly terms?: string | undefined;
        readonly privacy?: string | undefined;
        readonly returns?: string | undefined;
        readonly imprint?: string | undefined;
      }
    | undefined;
  readonly shipsWithinDays?: number | undefined;
  /** What the addresses begin with that shoppers may be sent back to. */
  readonly sites?: readonly string[] | undefined;
};

/** Throws an Error when the page was not deployed with them. */
export const shopFacts = (): ShopFacts => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shop"]');
  if (!meta) throw new Error('index.html has no meta element with the shop’s facts.');
  return JSON.parse(meta.content) as ShopFacts;
};
