/**
 * Calculates taxes with Stripe Tax, in one form-encoded request. Stripe's library is not used: it
 * would double the start of the API's function, even in shops that don't use Stripe Tax. The key is
 * a restricted one, which may calculate taxes and nothing else.
 * Source: https://docs.stripe.com/api/tax/calculations/create
 */
import * as z from 'zod/mini';
import type { Destination, Tax } from '../checkout/contract.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { TaxedGoods } from '../pricing/goods-by-tax-code.ts';
import { stateCode } from '../pricing/price-rules.ts';
import type { KeySource } from './fresh-key.ts';

export type Taxed = {
  readonly currency: string;
  /** Goods after the discount, one entry for each tax code. */
  readonly goods: readonly TaxedGoods[];
  /** In minor units. */
  readonly shippingMinor: number;
  readonly destination: Destination;
};

/** What Stripe has calculated. A payment may name it by its id; Stripe then reports these taxes. */
export type TaxCalculation = { readonly id: string; readonly taxes: readonly Tax[] };

/** Stripe can't calculate taxes for this address: the shopper has to complete or correct it. */
export class UnknownTaxLocation extends Error {
  override readonly name = 'UnknownTaxLocation';
}

const timeoutMs = 4000;

/** The version of Stripe's API that stripe-node has here: without it, the account's own counts. */
export const taxApiVersion = '2026-10-28.endive';

/**
 * The calculation's id, and each tax with its amount; none where none is due. `inclusive` says that prices contain the taxes.
 * Throws `UnknownTaxLocation`, `Misconfigured` when the key may not calculate taxes,
 * `StripeUnavailable` when Stripe can't answer now, and the errors of `key`.
 */
export const stripeTaxes =
  (apiUrl: string, key: KeySource, inclusive: boolean) =>
  async (taxed: Taxed): Promise<TaxCalculation> => {
    const ask = (usedKey: string) =>
      fetch(new URL('/v1/tax/calculations', apiUrl), {
        method: 'POST',
        headers: { Authorization: `Bearer ${usedKey}`, 'Stripe-Version': taxApiVersion },
        body: formOf(taxed, inclusive),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw unavailable('Stripe Tax could not be reached.', cause);
      });
    const usedKey = await key();
    const first = await ask(usedKey);
    const otherKey = first.status === 401 ? await key(usedKey) : usedKey;
    const response = otherKey === usedKey ? first : await ask(otherKey);
    const answer = calculation.safeParse(await response.json().catch(() => undefined)).data;
    if (response.ok && answer?.id !== undefined && answer.tax_breakdown !== undefined) {
      const taxes = answer.tax_breakdown.map(taxOf).filter(({ amount }) => amount > 0);
      return { id: answer.id, taxes };
    }
    const code = answer?.error?.code ?? '';
    if (code === 'customer_tax_location_invalid') throw new UnknownTaxLocation(code);
    const said = `Stripe Tax answered ${response.status}${code === '' ? '' : ` ${code}`}.`;
    if (response.status === 401 || response.status === 403) {
      throw new CheckoutError(
        errorNames.misconfigured,
        `${said} The key in the secret StripeTaxKey must be allowed to calculate taxes.`,
      );
    }
    throw unavailable(said);
  };

const formOf = ({ currency, goods, shippingMinor, destination }: Taxed, inclusive: boolean) => {
  const { country, state, postalCode, city, line1 } = destination;
  const behavior = inclusive ? 'inclusive' : 'exclusive';
  return new URLSearchParams({
    currency,
    ...Object.assign({}, ...goods.map((each, index) => lineOf(each, index, behavior))),
    'shipping_cost[amount]': String(shippingMinor),
    'shipping_cost[tax_behavior]': behavior,
    'customer_details[address_source]': 'shipping',
    'customer_details[address][country]': country,
    // Stripe only takes states as codes.
    ...(state !== undefined &&
      stateCode.test(state) && { 'customer_details[address][state]': state }),
    ...(postalCode !== undefined && { 'customer_details[address][postal_code]': postalCode }),
    ...(city !== undefined && { 'customer_details[address][city]': city }),
    ...(line1 !== undefined && { 'customer_details[address][line1]': line1 }),
  });
};

const lineOf = ({ taxCode, amountMinor }: TaxedGoods, index: number, behavior: string) => ({
  [`line_items[${index}][amount]`]: String(amountMinor),
  [`line_items[${index}][reference]`]: taxCode ?? 'goods',
  [`line_items[${index}][tax_behavior]`]: behavior,
  ...(taxCode !== undefined && { [`line_items[${index}][tax_code]`]: taxCode }),
});

const breakdown = z.object({
  amount: z.int(),
  inclusive: z.boolean(),
  tax_rate_details: z.object({
    percentage_decimal: z.string(),
    tax_type: z.nullable(z.string()),
  }),
});

/** As much of Stripe's answer as is looked at: a calculation, or an error. */
const calculation = z.object({
  id: z.optional(z.string()),
  tax_breakdown: z.optional(z.array(breakdown)),
  error: z.optional(z.object({ code: z.optional(z.string()) })),
});

/** The tax's name: `sales_tax` becomes "Sales tax"; a type of one word (`vat`) is in capitals. */
const nameOf = (type: string | null): string => {
  if (type === null) return 'Tax';
  if (!type.includes('_')) return type.toUpperCase();
  const words = type.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const taxOf = ({ amount, inclusive, tax_rate_details: rate }: z.infer<typeof breakdown>): Tax => ({
  name: nameOf(rate.tax_type),
  percent: rate.percentage_decimal.replace(/\.0+$/, ''),
  amount,
  inclusive,
});

const unavailable = (message: string, cause?: unknown): CheckoutError =>
  new CheckoutError(errorNames.stripeUnavailable, message, { cause });
