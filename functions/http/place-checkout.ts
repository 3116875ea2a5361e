/**
 * Places a checkout: priced, written, started, once per Idempotency-Key. Nothing reaches Stripe
 * from here. A crash between writing and starting leaves a row without an execution: the shopper's
 * repeat starts it, with the same name and the same input, which Step Functions takes once.
 */
import type { CheckoutRequest, Quote, ShippingAddress } from '../checkout/contract.ts';
import type { CheckoutDocument } from '../checkout/documents.ts';
import { checkoutIdOf, fingerprintOf } from '../checkout/idempotency.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { withStateCode } from '../pricing/destination.ts';
import type { PriceRules } from '../pricing/price-rules.ts';
import { priceCart, type StockedProduct } from '../pricing/pricing.ts';
import { findPromotion } from '../pricing/promotions.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { Declines } from '../store/checkouts.ts';
import type { PriceParts, UsedPromotion } from '../store/purchase.ts';
import { type TaxesOf, taxedQuote } from './taxed-quote.ts';

type Services = {
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  readonly putCheckout: (checkout: StoredCheckout) => Promise<StoredCheckout | undefined>;
  readonly getProducts: (skus: readonly string[]) => Promise<ReadonlyMap<string, StockedProduct>>;
  /** How many orders have used a promotion's code. */
  readonly countRedemptions: (code: string) => Promise<number>;
  readonly rules: PriceRules;
  readonly taxesOf: TaxesOf;
  readonly countDeclines: (declines: Declines) => Promise<number>;
  readonly startExecution: (document: CheckoutDocument) => Promise<void>;
  readonly now: () => Date;
  readonly declinesPerHour: number;
};

/** Who places it: the request's own key, and the stand-in for the shopper's address. */
export type Attempt = { readonly idempotencyKey: string; readonly viewer: string };

export type Placed = { readonly checkout: StoredCheckout; readonly replayed: boolean };

const hourMs = 60 * 60 * 1000;

/**
 * The checkout for this key, new or the one that it led to before. Throws a `RequestProblem`:
 * `idempotency_key_reused`, `unknown_sku`, `out_of_stock`, `amount_too_small`, `amount_too_large`,
 * `price_changed` (with the quote as it is now), `too_many_attempts`, `cannot_ship`,
 * `promotion_unusable`, `invalid_request` without an address for what is shipped, or a state for what
 * is taxed by it.
 */
export const placeCheckout =
  (services: Services) =>
  async (request: CheckoutRequest, { idempotencyKey, viewer }: Attempt): Promise<Placed> => {
    const id = checkoutIdOf(idempotencyKey);
    const fingerprint = fingerprintOf(request);
    const placedAt = services.now();
    const promotion = promotionOf(services.rules, request);
    const [existing, products, redeemed, declines] = await Promise.all([
      services.getCheckout(id),
      services.getProducts(request.items.map(({ sku }) => sku)),
      promotion === undefined ? 0 : services.countRedemptions(promotion.code),
      services.countDeclines({
        viewer,
        since: new Date(placedAt.getTime() - hourMs).toISOString(),
      }),
    ]);
    if (existing !== undefined) return replay(services, existing, fingerprint, request);

    assertPatience(services, declines);
    const { shipping: typed, promotionCode } = request;
    const shipping = typed && withStateCode(typed, services.rules, 'shipping.state');
    const priced = priceCart(request.items, products, {
      rules: services.rules,
      destination: shipping,
      countryField: 'shipping.country',
      promotionCode,
      redeemed,
      nowMs: placedAt.getTime(),
    });
    assertDestination(priced, shipping);
    const quote = await taxedQuote(priced, shipping, services.taxesOf, 'shipping.postalCode');
    assertExpected(quote, request.expectedTotal);
    const checkout: StoredCheckout = {
      id,
      status: 'processing',
      currency: quote.currency,
      totalMinor: quote.total,
      lines: quote.lines,
      price: priceOf(quote),
      ...(shipping !== undefined && { shipping }),
      ...(promotion !== undefined && { promotion }),
      email: request.email,
      fingerprint,
      viewer,
      placedAt: placedAt.toISOString(),
      openSince: placedAt.toISOString(),
      ...(isOnApproval(quote, products) && { capture: 'on-approval' }),
    };
    const taken = await services.putCheckout(checkout);
    if (taken !== undefined) return replay(services, taken, fingerprint, request);

    await services.startExecution(documentOf(checkout, request));
    return { checkout, replayed: false };
  };

const replay = async (
  services: Services,
  checkout: StoredCheckout,
  fingerprint: string,
  request: CheckoutRequest,
): Promise<Placed> => {
  if (checkout.fingerprint !== fingerprint) {
    throw new RequestProblem('idempotency_key_reused', {
      detail: 'This Idempotency-Key was used for another cart or card. Send a new key.',
    });
  }
  if (checkout.status === 'processing') {
    await services.startExecution(documentOf(checkout, request));
  }
  return { checkout, replayed: true };
};

/** Built from the row, so that a repeat starts with the very same input. */
const documentOf = (
  { id, totalMinor, currency, placedAt }: StoredCheckout,
  { payment }: CheckoutRequest,
): CheckoutDocument => ({
  checkoutId: id,
  amountMinor: totalMinor,
  currency,
  payment,
  placedAt,
});

/** The promotion that the order will use: its code and its limit, as they are now. */
const promotionOf = (
  rules: PriceRules,
  { promotionCode }: CheckoutRequest,
): UsedPromotion | undefined => {
  const found = promotionCode === undefined ? undefined : findPromotion(rules, promotionCode);
  if (found === undefined) return undefined;
  const { code, maxRedemptions } = found;
  return { code, ...(maxRedemptions !== undefined && { maxRedemptions }) };
};

const priceOf = ({
  subtotal,
  discount,
  shipping,
  tax,
  taxes,
  shippingRate,
}: Quote): PriceParts => ({
  subtotal,
  discount,
  shipping,
  tax,
  taxes,
  ...(shippingRate !== undefined && { shippingRate }),
});

/** One product that the merchant has to approve makes the whole order wait. */
const isOnApproval = ({ lines }: Quote, products: ReadonlyMap<string, StockedProduct>): boolean =>
  lines.some(({ sku }) => products.get(sku)?.capture === 'on-approval');

/** What is shipped needs an address, and what is taxed by state a state. */
const assertDestination = (
  { needsDestination }: Quote,
  shipping: ShippingAddress | undefined,
): void => {
  if (!needsDestination) return;
  throw new RequestProblem(
    'invalid_request',
    shipping === undefined
      ? { detail: 'Please say where your order is to be sent.', field: 'shipping' }
      : {
          detail: 'Please say which state your order is to be sent to.',
          field: 'shipping.state',
        },
  );
};

const assertExpected = (quote: Quote, expectedTotal: number): void => {
  if (quote.total === expectedTotal) return;
  throw new RequestProblem('price_changed', {
    detail: 'The price has changed since you last saw it. Please look at the new total.',
    quote,
  });
};

/** Card testers try cards until one works: their declines give them away. */
const assertPatience = ({ declinesPerHour }: Services, declines: number): void => {
  if (declines < declinesPerHour) return;
  throw new RequestProblem('too_many_attempts', {
    detail: 'Too many cards were declined from here. Please try again in an hour.',
    retryAfterSeconds: 3600,
  });
};
