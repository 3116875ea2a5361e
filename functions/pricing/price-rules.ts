/**
 * Checks the shop's price rules, `pricing.json` (shipping, taxes and promotions), before they are
 * deployed. Amounts are in the smallest unit of the catalogue's currency. Percentages are decimal
 * text, so that they are exact.
 */
import * as z from 'zod/mini';
import { countryCodes } from '../typed/address-needs.ts';
import { hasSubdivisions, subdivisionOf } from '../typed/subdivisions.ts';
import { stepMinorOf } from './currencies.ts';
import { checkedFile, type Fault, fault } from './invalid-file.ts';

/** A state as the rates write it, an ISO 3166-2 code without its country: `CA`, `ON`, `13`. */
export const stateCode = /^[A-Z0-9]{1,3}$/;

const isoCode = 'must be an ISO code such as US';
const country = z.enum(countryCodes, isoCode);
const amount = z.int().check(z.gte(0));
const percent = z
  .string()
  .check(
    z.regex(
      /^(?:(?:\d|[1-9]\d)(?:\.\d{1,4})?|100)$/,
      'must be a percentage as text, such as "8.875"',
    ),
  );
const moment = z.iso.datetime('must be a moment such as 2026-12-24T00:00:00Z');

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
  country: z.enum(['*', ...countryCodes], `${isoCode}, or * for everywhere else`),
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

/** The shape of the file. What it can't say, `parsePriceRules` does. */
export const priceRulesSchema = z.strictObject({
  /** Where an editor finds this shape as a JSON schema. */
  $schema: z.optional(z.string()),
  shipping: z.array(shippingRate),
  taxes: z.array(taxRate),
  promotions: z.array(promotion),
});

export type ShippingRate = z.infer<typeof shippingRate>;
export type TaxRate = z.infer<typeof taxRate>;
export type Promotion = z.infer<typeof promotion>;
/** `currency` is the lower-case code of what all amounts are in. */
export type PriceRules = z.infer<typeof priceRulesSchema> & { readonly currency: string };

/**
 * The rules in `content`, for a catalogue in `currency` (lower-case). Throws `InvalidFile`, which
 * names every wrong field.
 */
export const parsePriceRules = (content: unknown, currency: string): PriceRules => {
  const rules = checkedFile('pricing.json', priceRulesSchema, content, (read) =>
    faultsIn({ ...read, currency }),
  );
  return { ...rules, currency };
};

const faultsIn = (rules: PriceRules): readonly Fault[] => [
  ...amountFaults(rules),
  ...shippingFaults(rules),
  ...taxFaults(rules),
  ...promotionFaults(rules),
];

const amountFaults = ({ shipping, promotions, currency }: PriceRules): readonly Fault[] => {
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
    .map(([field, amountMinor]) =>
      fault(
        field,
        `${amountMinor} can't be charged in ${currency}; it must be a multiple of ${step}`,
      ),
    );
};

const shippingFaults = ({ shipping }: PriceRules): readonly Fault[] => {
  const named = shipping.flatMap(({ countries }, index) =>
    countries.map((code, at) => ({ code, field: `shipping.${index}.countries.${at}` })),
  );
  return named
    .filter(({ code }, index) => named.findIndex((each) => each.code === code) !== index)
    .map(({ code, field }) =>
      fault(field, `${code} has a rate already; a country is in one rate only`),
    );
};

const taxFaults = ({ taxes }: PriceRules): readonly Fault[] =>
  taxes.flatMap(({ country: code, state }, index) => {
    if (state === undefined) return [];
    const place = `taxes.${index}.state`;
    if (code === '*') {
      return [fault(place, 'everywhere else has no states; a state needs its country')];
    }
    // A shopper's state is read as its code, so that such a rate would never apply.
    return hasSubdivisions(code) && subdivisionOf(code, state) !== state
      ? [fault(place, `${code} has no state with the code ${state}`)]
      : [];
  });

const promotionFaults = ({ promotions }: PriceRules): readonly Fault[] => {
  const codes = promotions.map(({ code }) => code);
  return promotions.flatMap(({ code, percentOff, amountOff, startsAt, endsAt }, index) => {
    const place = `promotions.${index}`;
    const faults: Fault[] = [];
    if (codes.indexOf(code) !== index)
      faults.push(fault(`${place}.code`, `${code} is there twice`));
    if ((percentOff === undefined) === (amountOff === undefined)) {
      faults.push(fault(place, 'must have either percentOff or amountOff'));
    }
    if (percentOff !== undefined && [0, 100].includes(Number(percentOff))) {
      faults.push(
        fault(
          `${place}.percentOff`,
          'must be above 0 and below 100: an order of nothing can’t be paid by card',
        ),
      );
    }
    if (isNever(startsAt, endsAt)) {
      faults.push(
        fault(`${place}.endsAt`, 'must be after startsAt, or the code is good at no time'),
      );
    }
    return faults;
  });
};

const isNever = (startsAt: string | undefined, endsAt: string | undefined): boolean =>
  startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt);

/** The countries that the shop ships to. */
export const countriesOf = ({ shipping }: PriceRules): readonly string[] =>
  shipping.flatMap(({ countries }) => countries);
