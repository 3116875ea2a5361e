/** A quote with Stripe's taxes in the place of the shop's own rates, where the shop is set so. */
import type { Destination, Quote, Tax } from '../checkout/contract.ts';
import { withTaxes } from '../checkout/pricing.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { type Taxed, UnknownTaxLocation } from '../services/stripe-tax.ts';

/** Undefined where the shop's own rates are taken. */
export type TaxesOf = ((taxed: Taxed) => Promise<readonly Tax[]>) | undefined;

/** As it is without a destination, or with the shop's own rates. Throws as `stripeTaxes` does. */
export const taxedQuote = async (
  quote: Quote,
  destination: Destination | undefined,
  taxesOf: TaxesOf,
  field: string,
): Promise<Quote> => {
  if (taxesOf === undefined || destination === undefined) return quote;
  const { currency, subtotal, discount, shipping } = quote;
  try {
    const taxes = await taxesOf({
      currency,
      goodsMinor: subtotal - discount,
      shippingMinor: shipping,
      destination,
    });
    return withTaxes(quote, taxes);
  } catch (error) {
    if (!(error instanceof UnknownTaxLocation)) throw error;
    throw new RequestProblem('invalid_request', {
      detail:
        'We could not find this address. Please check the ZIP or postal code and the country.',
      field,
    });
  }
};
