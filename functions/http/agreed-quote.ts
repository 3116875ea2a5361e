/** The price at which a checkout is placed: with its taxes, the one that the shopper has seen. */
import type { Destination, Quote, ShippingAddress } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import type { StockedProduct } from '../pricing/pricing.ts';
import type { CachedTaxes } from './tax-cache.ts';
import { type TaxedQuote, type TaxesOf, taxedQuote } from './taxed-quote.ts';

/** What a price is agreed on by. */
export type Agreeing = {
  /** The products of the quote, by their SKUs. */
  readonly products: ReadonlyMap<string, Pick<StockedProduct, 'taxCode'>>;
  readonly shipping: ShippingAddress | undefined;
  /** Undefined in a shop that uses its own rates. */
  readonly taxes: CachedTaxes | undefined;
  /** The total that the shopper saw, in minor units. */
  readonly expectedTotal: number;
};

/**
 * A function that takes the agreed quote: each call has a calculation of Stripe's for itself. Stripe
 * is asked for the whole address first. A wallet shows a total before it tells the street, so a
 * total that is right without city and street is kept, too. Otherwise such a shopper would be
 * asked again for ever. Both throw `price_changed`, with the quote as it is now, when neither is
 * what was expected, and the errors of `taxedQuote`.
 */
export const agreedQuote = async (
  priced: Quote,
  { products, shipping, taxes, expectedTotal }: Agreeing,
): Promise<() => Promise<TaxedQuote>> => {
  const taxed = (destination: Destination | undefined, taxesOf: TaxesOf) =>
    taxedQuote(priced, { products, destination, taxesOf }, 'shipping.postalCode');
  const taking = (destination: Destination | undefined) => async () => {
    const taken = await taxed(destination, taxes?.take);
    if (taken.quote.total !== expectedTotal) throw changedTo(taken.quote);
    return taken;
  };
  const { quote } = await taxed(shipping, taxes?.look);
  if (quote.total === expectedTotal) return taking(shipping);
  if (taxes !== undefined && shipping !== undefined) {
    const region = regionOf(shipping);
    const seen = await taxed(region, taxes.look);
    if (seen.quote.total === expectedTotal) return taking(region);
  }
  throw changedTo(quote);
};

const regionOf = ({ country, state, postalCode }: ShippingAddress): Destination => ({
  country,
  ...(state !== undefined && { state }),
  ...(postalCode !== undefined && { postalCode }),
});

const changedTo = (quote: Quote): RequestProblem =>
  new RequestProblem('price_changed', {
    detail: 'The price has changed since you last saw it. Please look at the new total.',
    quote,
  });
