/**
 * Stripe Tax: the taxes of a cart that is sent to an address, by the rates of a few countries. Source:
 * https://docs.stripe.com/api/tax/calculations/create
 */
import type { Context } from '../account/context.ts';
import { notFound, StripeError } from '../api/errors.ts';
import { group, integer, oneOf, type Params, required, text } from '../api/form.ts';
import type { TaxCalculation } from './tax-objects.ts';

type Rate = { readonly type: string; readonly percent: string; readonly state?: string };

const rates: Readonly<Record<string, readonly Rate[]>> = {
  DE: [{ type: 'vat', percent: '19.0' }],
  FR: [{ type: 'vat', percent: '20.0' }],
  GB: [{ type: 'vat', percent: '20.0' }],
  JP: [{ type: 'jct', percent: '10.0' }],
  US: [{ type: 'sales_tax', percent: '7.25', state: 'CA' }],
};

/** Stripe forgets a calculation then. */
const keptSeconds = 90 * 24 * 60 * 60;

const addressIn = (params: Params) => {
  const details = required(group(params, 'customer_details'), 'customer_details');
  const address = required(group(details, 'address'), 'customer_details[address]');
  const country = required(text(address, 'country'), 'customer_details[address][country]');
  // In the United States the country alone does not tell the tax.
  if (!/^[A-Z]{2}$/.test(country) || (country === 'US' && !text(address, 'postal_code'))) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      code: 'customer_tax_location_invalid',
      message: 'We could not determine the customer’s tax location based on the provided address.',
      param: 'customer_details[address]',
    });
  }
  return { country, state: text(address, 'state'), details };
};

/** General tangible goods: what the account has preset for lines that name no code. */
const presetTaxCode = 'txcd_99999999';

const behaviors = ['exclusive', 'inclusive'] as const;

const lineIn = (params: Params) => ({
  amount: required(integer(params, 'amount'), 'line_items[amount]'),
  reference: required(text(params, 'reference'), 'line_items[reference]'),
  taxBehavior:
    oneOf(text(params, 'tax_behavior'), 'line_items[tax_behavior]', behaviors) ?? 'exclusive',
  taxCode: text(params, 'tax_code') ?? presetTaxCode,
});

/** `POST /v1/tax/calculations`. */
export const calculateTax = (context: Context, params: Params): TaxCalculation => {
  const currency = required(text(params, 'currency'), 'currency');
  const given = Object.values(required(group(params, 'line_items'), 'line_items')) as Params[];
  const lines = given.map(lineIn);
  const isInclusive = lines.every(({ taxBehavior }) => taxBehavior === 'inclusive');
  const shipping = group(params, 'shipping_cost');
  const shippingMinor = integer(shipping ?? {}, 'amount') ?? 0;
  const { country, state, details } = addressIn(params);
  const taxed = lines.reduce((sum, { amount }) => sum + amount, 0) + shippingMinor;
  const breakdown = (rates[country] ?? [])
    .filter((rate) => rate.state === undefined || rate.state === state)
    .map(({ type, percent }) => {
      // In hundredths of a percent: floating-point numbers would miss the halves of a cent.
      const share = Math.round(Number(percent) * 100);
      return {
        amount: Math.round((taxed * share) / (10_000 + (isInclusive ? share : 0))),
        inclusive: isInclusive,
        tax_rate_details: {
          country,
          state: state ?? null,
          percentage_decimal: percent,
          rate_type: 'percentage',
          tax_type: type,
        },
        taxability_reason: 'standard_rated',
        taxable_amount: taxed,
      };
    });
  const taxOn = spread(
    breakdown.reduce((sum, { amount }) => sum + amount, 0),
    taxed,
  );
  const created = context.clock.nowSeconds();
  const calculation: TaxCalculation = {
    id: context.store.newId('taxcalc'),
    created,
    expiresAt: created + keptSeconds,
    currency,
    taxDate: integer(params, 'tax_date') ?? created,
    customerDetails: details,
    lines: lines.map((line) => ({
      id: context.store.newId('tax_li'),
      ...line,
      amountTax: taxOn(line.amount),
    })),
    shipping:
      shipping === undefined
        ? null
        : {
            amount: shippingMinor,
            amountTax: taxOn(shippingMinor),
            taxBehavior: isInclusive ? 'inclusive' : 'exclusive',
            taxCode: 'txcd_92010001',
          },
    breakdown,
  };
  context.store.state.taxCalculations[calculation.id] = calculation;
  return calculation;
};

/** Gives each amount in turn its share of the tax. The shares of all of them add up to it. */
const spread = (tax: number, whole: number) => {
  let before = 0;
  const shareOf = (part: number) => (whole === 0 ? 0 : Math.floor((tax * part) / whole));
  return (amount: number): number => {
    const share = shareOf(before + amount) - shareOf(before);
    before += amount;
    return share;
  };
};

/** Throws Stripe's 404 when there is none with this id, or not any more. */
export const findCalculation = ({ store, clock }: Context, id: string): TaxCalculation => {
  const calculation = store.state.taxCalculations[id];
  if (calculation !== undefined && calculation.expiresAt > clock.nowSeconds()) return calculation;
  throw notFound('tax calculation', id, 'calculation');
};
