/**
 * Checks the shop's price rules, `pricing.json` (shipping, taxes and promotions), before they are
 * deployed. Amounts are in the smallest unit of the catalogue's currency. Percentages are decimal
 * text, so that they are exact.
 */
import * as z from 'zod/mini';
import { hasSubdivisions, subdivisionOf } from '../typed/subdivisions.ts';
import { stepMinorOf } from './currencies.ts';

/** A state as the rates write it, an ISO 3166-2 code without its country: `CA`, `ON`, `13`. */
export const stateCode = /^[A-Z0-9]{1,3}$/;

const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be an ISO code such as US'));
const amount = z.int().check(z.gte(0));
const percent = z
  .string()
  .check(
    z.regex(
      /^(?:(?:\d|[1-9]\d)(?:\.\d{1,4})?|100)$/,
      'must be a percentage as text, such as "8.875"',
    ),
  );
const moment = z.iso.datetime();

const shippingRate = z.strictObject({
  /** A country may be in one rate only. */
  countries: z.array(country).check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  amount,
  /** Shipping is free when the goods, after the discount, cost at least this much. */
  freeFrom: z.optional(amount),
});

const taxRate = z.strictObject({
  /** `*` stands for every country that has no rate of its own. */
  country: z.union([country, z.literal('*')]),
  state: z.optional(
    z
      .string()
      .check(z.regex(stateCode, 'must be an ISO 3166-2 code without its country, such as CA')),
  ),
  name: z.string().check(z.minLength(1)),
  percent,
  /** Whether prices contain this tax already; otherwise it is added to them. */
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
  /** The code can be used when the goods cost at least this much. */
  minimum: z.optional(amount),
  /** The number of orders that may use the code; absent for any number. */
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
/** `currency` is the lower-case code of what all amounts are in. */
export type PriceRules = z.infer<typeof priceRules> & { readonly currency: string };

/**
 * The rules in `content`, for a catalogue in `currency` (lower-case). Throws an Error that names
 * every wrong field.
 */
export const parsePriceRules = (content: unknown, currency: string): PriceRules => {
  const parsed = priceRules.safeParse(content);
  const faults = parsed.success
    ? faultsIn({ ...parsed.data, currency })
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  if (parsed.success && faults.length === 0) return { ...parsed.data, currency };
  throw new Error(`pricing.json can't be used:\n  ${faults.join('\n  ')}`);
};

const faultsIn = (rules: PriceRules): readonly string[] => [
  ...amountFaults(rules),
  ...shippingFaults(rules),
  ...taxFaults(rules),
  ...promotionFaults(rules),
];

const amountFaults = ({ shipping, promotions, currency }: PriceRules): readonly string[] => {
  const step = stepMinorOf(currency);
  const amounts = [
    ...shipping.flatMap(({ amount, freeFrom = 0 }, index) => [
      [`shipping.${index}.amount`, amount] as const,
      [`shipping.${index}.freeFrom`, freeFrom] as const,
    ]),
    ...promotions.flatMap(({ amountOff = 0, minimum = 0 }, index) => [
      [`promotions.${index}.amountOff`, amountOff] as const,
      [`promotions.${index}.minimum`, minimum] as const,
    ]),
  ];
  return amounts
    .filter(([, amountMinor]) => amountMinor % step !== 0)
    .map(
      ([field, amountMinor]) =>
        `${field}: ${amountMinor} can't be charged in ${currency}; it must be a multiple of ${step}`,
    );
};

const shippingFaults = ({ shipping }: PriceRules): readonly string[] => {
  const named = shipping.flatMap(({ countries }, index) =>
    countries.map((code, at) => ({ code, field: `shipping.${index}.countries.${at}` })),
  );
  return named
    .filter(({ code }, index) => named.findIndex((each) => each.code === code) !== index)
    .map(
      ({ code, field }) => `${field}: ${code} has a rate already; a country is in one rate only`,
    );
};

const taxFaults = ({ taxes }: PriceRules): readonly string[] =>
  taxes.flatMap(({ country: code, state }, index) => {
    if (state === undefined) return [];
    if (code === '*') {
      return [`taxes.${index}.state: everywhere else has no states; a state needs its country`];
    }
    // A shopper's state is read as its code, so that such a rate would never apply.
    return hasSubdivisions(code) && subdivisionOf(code, state) !== state
      ? [`taxes.${index}.state: ${code} has no state with the code ${state}`]
      : [];
  });

const promotionFaults = ({ promotions }: PriceRules): readonly string[] => {
  const codes = promotions.map(({ code }) => code);
  return promotions.flatMap(({ code, percentOff, amountOff, startsAt, endsAt }, index) => [
    ...(codes.indexOf(code) === index ? [] : [`promotions.${index}.code: ${code} is there twice`]),
    ...((percentOff === undefined) === (amountOff === undefined)
      ? [`promotions.${index}: must have either percentOff or amountOff`]
      : []),
    ...(startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt)
      ? [`promotions.${index}.endsAt: must be after startsAt, or the code is good at no time`]
      : []),
  ]);
};

/** The countries that the shop ships to. */
export const countriesOf = ({ shipping }: PriceRules): readonly string[] =>
  shipping.flatMap(({ countries }) => countries);
