/** Adds the taxes of Stripe Tax to a quote, in shops that use it in place of their own rates. */
import type { Destination, Quote } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { goodsByTaxCode } from '../pricing/goods-by-tax-code.ts';
import { type StockedProduct, withTaxes } from '../pricing/pricing.ts';
import { type TaxCalculation, type Taxed, UnknownTaxLocation } from '../stripe/tax.ts';

/** Calculates taxes with Stripe Tax; undefined in a shop that uses its own rates. */
export type TaxesOf = ((taxed: Taxed) => Promise<TaxCalculation>) | undefined;

export type Taxing = {
  /** The products of the quote, by their SKUs. */
  readonly products: ReadonlyMap<string, Pick<StockedProduct, 'taxCode'>>;
  readonly destination: Destination | undefined;
  readonly taxesOf: TaxesOf;
};

/** A quote, and the id of the calculation that its taxes come from, if Stripe made one. */
export type TaxedQuote = { readonly quote: Quote; readonly taxCalculation?: string };

/**
 * The quote with taxes; unchanged without a destination, or in a shop that uses its own rates.
 * Throws `invalid_request`, which names `field`, when Stripe can't calculate taxes for the
 * destination, and the other errors of `stripeTaxes`.
 */
export const taxedQuote = async (
  quote: Quote,
  taxing: Taxing,
  field: string,
): Promise<TaxedQuote> => {
  try {
    return await taxedAt(quote, taxing);
  } catch (error) {
    throw refusedOr(error, field);
  }
};

/**
 * The same for a shopper who may still be typing. When Stripe needs the postal code and it is not
 * there yet, the quote has no taxes and says that it isn't final.
 */
export const taxedOffer = async (quote: Quote, taxing: Taxing): Promise<Quote> => {
  try {
    return (await taxedAt(quote, taxing)).quote;
  } catch (error) {
    if (error instanceof UnknownTaxLocation && taxing.destination?.postalCode === undefined) {
      return { ...quote, needsDestination: true };
    }
    throw refusedOr(error, 'destination.postalCode');
  }
};

const taxedAt = async (quote: Quote, taxing: Taxing): Promise<TaxedQuote> => {
  const { products, destination, taxesOf } = taxing;
  if (taxesOf === undefined || destination === undefined) return { quote };
  const { currency, shipping } = quote;
  const { id, taxes } = await taxesOf({
    currency,
    goods: goodsByTaxCode(quote, products),
    shippingMinor: shipping,
    destination,
  });
  return { quote: withTaxes(quote, taxes), taxCalculation: id };
};

const refusedOr = (error: unknown, field: string): unknown =>
  error instanceof UnknownTaxLocation
    ? new RequestProblem('invalid_request', {
        detail:
          'We could not find this address. Please check the ZIP or postal code and the country.',
        field,
      })
    : error;
