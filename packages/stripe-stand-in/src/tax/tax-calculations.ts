/**
 * Stripe Tax: the taxes of a cart that is sent to an address, by the rates of a few countries. Source:
 * https://docs.stripe.com/api/tax/calculations/create
 */
import type { Context } from '../account/context.ts';
import { StripeError } from '../api/errors.ts';
import { group, integer, type Params, required, text } from '../api/form.ts';

type Rate = { readonly type: string; readonly percent: string; readonly state?: string };

const rates: Readonly<Record<string, readonly Rate[]>> = {
  DE: [{ type: 'vat', percent: '19.0' }],
  FR: [{ type: 'vat', percent: '20.0' }],
  GB: [{ type: 'vat', percent: '20.0' }],
  JP: [{ type: 'jct', percent: '10.0' }],
  US: [{ type: 'sales_tax', percent: '7.25', state: 'CA' }],
};

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
  return { country, state: text(address, 'state') };
};

/** `POST /v1/tax/calculations`. */
export const calculateTax = (context: Context, params: Params) => {
  const currency = required(text(params, 'currency'), 'currency');
  const lines = Object.values(required(group(params, 'line_items'), 'line_items')) as Params[];
  const goods = lines.reduce(
    (sum, line) => sum + required(integer(line, 'amount'), 'line_items[amount]'),
    0,
  );
  const isInclusive = lines.every((line) => text(line, 'tax_behavior') === 'inclusive');
  const shipping = integer(group(params, 'shipping_cost') ?? {}, 'amount') ?? 0;
  const { country, state } = addressIn(params);
  const taxed = goods + shipping;
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
  const tax = breakdown.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: context.store.newId('taxcalc'),
    object: 'tax.calculation',
    amount_total: taxed + (isInclusive ? 0 : tax),
    currency,
    customer: null,
    livemode: false,
    tax_amount_exclusive: isInclusive ? 0 : tax,
    tax_amount_inclusive: isInclusive ? tax : 0,
    tax_breakdown: breakdown,
    tax_date: context.clock.nowSeconds(),
  };
};
