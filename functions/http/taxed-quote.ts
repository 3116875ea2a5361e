/** A quote with Stripe's taxes in the place of the shop's own rates, where the shop is set so. */
import type { Destination, Quote, Tax } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { withTaxes } from '../pricing/pricing.ts';
import { type Taxed, UnknownTaxLocation } from '../stripe/tax.ts';

/** Undefined where the shop's own rates are taken. */
export type TaxesOf = ((taxed: Taxed) => Promise<readonly Tax[]>) | undefined;

/**
 * As it is without a destination, or with the shop's own rates. Throws `invalid_request` naming
 * `field` where Stripe can't tell the taxes of the destination; else as `stripeTaxes` does.
 */
export const taxedQuote = async (
  quote: Quote,
  destination: Destination | undefined,
  taxesOf: TaxesOf,
  field: string,
): Promise<Quote> => {
  try {
    return await taxedAt(quote, destination, taxesOf);
  } catch (error) {
    throw refusedOr(error, field);
  }
};

/**
 * The same for a shopper who may still be typing: while there is no postal code, and Stripe can't
 * tell the taxes without it, the quote has none and says that it isn't final.
 */
export const taxedOffer = async (
  quote: Quote,
  destination: Destination | undefined,
  taxesOf: TaxesOf,
): Promise<Quote> => {
  try {
    return await taxedAt(quote, destination, taxesOf);
  } catch (error) {
    if (error instanceof UnknownTaxLocation && destination?.postalCode === undefined) {
      return { ...quote, needsDestination: true };
    }
    throw refusedOr(error, 'destination.postalCode');
  }
};

const taxedAt = async (
  quote: Quote,
  destination: Destination | undefined,
  taxesOf: TaxesOf,
): Promise<Quote> => {
  if (taxesOf === undefined || destination === undefined) return quote;
  const { currency, subtotal, discount, shipping } = quote;
  const taxes = await taxesOf({
    currency,
    goodsMinor: subtotal - discount,
    shippingMinor: shipping,
    destination,
  });
  return withTaxes(quote, taxes);
};

const refusedOr = (error: unknown, field: string): unknown =>
  error instanceof UnknownTaxLocation
    ? new RequestProblem('invalid_request', {
        detail:
          'We could not find this address. Please check the ZIP or postal code and the country.',
        field,
      })
    : error;
