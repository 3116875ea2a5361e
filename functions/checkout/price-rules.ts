/**
 * The shop's file of rules for prices, `pricing.json`: shipping, taxes and promotions, checked before
 * it is deployed. Amounts are in the smallest unit of the catalogue's currency, percents are decimal
 * text, since no binary fraction is 8.875.
 */
import * as z from 'zod/mini';

const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be an ISO code such as US'));
const amount = z.int().check(z.gte(0));
const percent = z
  .string()
  .check(
    z.regex(/^(?:\d|[1-9]\d|100)(?:\.\d{1,4})?$/, 'must be a percentage as text, such as "8.875"'),
  );
const moment = z.iso.datetime();

const shippingRate = z.strictObject({
  /** The first rate that has a country is taken. */
  countries: z.array(country).check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  amount,
  /** Goods for as much are sent for nothing, after the discount. */
  freeFrom: z.optional(amount),
});

const taxRate = z.strictObject({
  /** `*` is every country that has no rate of its own. */
  country: z.union([country, z.literal('*')]),
  state: z.optional(z.string()),
  name: z.string().check(z.minLength(1)),
  percent,
  /** Contained in the prices, and not added to them. */
  inclusive: z.boolean(),
  onShipping: z.boolean(),
});

const promotion = z.strictObject({
  code: z.string().check(z.regex(/^[A-Z0-9-]{3,32}$/, 'must be 3 to 32 capitals, digits or -')),
  description: z.string().check(z.minLength(1)),
  percentOff: z.optional(percent),
  amountOff: z.optional(z.int().check(z.positive())),
  startsAt: z.optional(moment),
  endsAt: z.optional(moment),
  /** What goods must cost for it. */
  minimum: z.optional(amount),
  /** How many orders it is good for. */
  maxRedemptions: z.optional(z.int().check(z.positive())),
});

const priceRules = z.strictObject({
  shipping: z.array(shippingRate),
  taxes: z.array(taxRate),
  promotions: z.array(promotion),
});

export type ShippingRate = z.infer<typeof shippingRate>;
export type TaxRate = z.infer<typeof taxRate>;
export type Promotion = z.infer<typeof promotion>;
export type PriceRules = z.infer<typeof priceRules>;

/** The rules in `content`. Throws an Error naming every field that is wrong. */
export const parsePriceRules = (content: unknown): PriceRules => {
  const parsed = priceRules.safeParse(content);
  const faults = parsed.success
    ? faultsIn(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`pricing.json can't be used:\n  ${faults.join('\n  ')}`);
};

const faultsIn = ({ promotions }: PriceRules): readonly string[] => {
  const codes = promotions.map(({ code }) => code);
  return promotions.flatMap(({ code, percentOff, amountOff }, index) => [
    ...(codes.indexOf(code) === index ? [] : [`promotions.${index}.code: ${code} is there twice`]),
    ...((percentOff === undefined) === (amountOff === undefined)
      ? [`promotions.${index}: must have either percentOff or amountOff`]
      : []),
  ]);
};

/** Where the shop ships to. */
export const countriesOf = ({ shipping }: PriceRules): readonly string[] => [
  ...new Set(shipping.flatMap(({ countries }) => countries)),
];
