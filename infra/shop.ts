/** Reads `shop.json`: who the shop is, and what it tells on every page. */
import * as z from 'zod/mini';
import { checkedFile, type Fault, fault } from '../functions/pricing/invalid-file.ts';
import { countryCodes } from '../functions/typed/address-needs.ts';
import { type LanguageTag, languageTags } from '../web/language/languages.ts';
import type { ShopFacts } from '../web/page/shop-facts.ts';
import { readShopFile } from './shop-files.ts';

const address = z.string().check(z.regex(/^https:\/\/\S+$/, 'must be an address with https://'));
const text = z.string().check(z.minLength(1));

/** The same text in several languages, by their tags: at least in the shop's own. */
const texts = z.record(z.string(), text);

export const shopSchema = z.strictObject({
  /** Where an editor finds this shape as a JSON schema. */
  $schema: z.optional(z.string()),
  name: text,
  /** The shop's own language: of its products, and of the page where it doesn't speak the shopper's. */
  language: z.enum(languageTags as readonly [LanguageTag, ...LanguageTag[]]),
  /** Where the shop is. In the EU, the order button has the words that its law prescribes. */
  country: z.optional(z.enum(countryCodes, 'must be an ISO code such as US')),
  /** A file in web/images, shown beside the name. */
  logo: z.optional(
    z
      .string()
      .check(z.regex(/^\/images\/\S+$/, 'must be a file in web/images, as /images/logo.svg')),
  ),
  headline: texts,
  intro: texts,
  /** Whom a shopper asks. */
  contact: z.strictObject({
    email: z.email(),
    phone: z.optional(text),
  }),
  /** The pages that tell what a law, or a shopper, asks for. */
  links: z.optional(
    z.strictObject({
      terms: z.optional(address),
      privacy: z.optional(address),
      returns: z.optional(address),
      imprint: z.optional(address),
    }),
  ),
  /** Within how many days an order leaves. Without it the page promises nothing. */
  shipsWithinDays: z.optional(z.int().check(z.gte(1), z.lte(60))),
  /** The sites that hand their shoppers over, and get them back: addresses that theirs begin with. */
  sites: z.optional(
    z.array(address.check(z.regex(/^https:\/\/[^/]+\/(.*\/)?$/, 'must end with a /'))),
  ),
});

export type Shop = ShopFacts & { readonly logo?: string | undefined };

/** Throws a `ConfigurationError` with everything that is wrong in the file. */
export const readShop = (): Shop => readShopFile('shop.json', shopSchema, parseShop);

const parseShop = (content: unknown): Shop => {
  const { $schema: _, ...shop } = checkedFile(
    'shop.json',
    shopSchema,
    content,
    ({ language, ...shop }) => [
      ...faultsIn('headline', shop.headline, language),
      ...faultsIn('intro', shop.intro, language),
    ],
  );
  return shop;
};

const faultsIn = (
  place: 'headline' | 'intro',
  given: Readonly<Record<string, string>>,
  own: LanguageTag,
): readonly Fault[] => [
  ...(own in given ? [] : [fault(place, `it lacks the shop's own language, "${own}"`)]),
  ...Object.keys(given)
    .filter((tag) => !languageTags.some((each) => each === tag))
    .map((tag) =>
      fault(`${place}.${tag}`, `the page does not speak "${tag}", but ${languageTags.join(', ')}`),
    ),
];
