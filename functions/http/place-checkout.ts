/**
 * Places a checkout: prices it, writes its row and starts its execution, once per Idempotency-Key.
 * No payment is made from here. A crash between writing and starting leaves a row without an
 * execution. The shopper's repeat then starts it under the same name and with the same input, for
 * which Step Functions starts only one execution.
 */
import type { CheckoutRequest, Quote } from '../checkout/contract.ts';
import type { CheckoutDocument } from '../checkout/documents.ts';
import { checkoutIdOf, fingerprintOf } from '../checkout/idempotency.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import type { PhoneAsk } from '../checkout/phone-asks.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { withStateCode } from '../pricing/destination.ts';
import type { PriceRules } from '../pricing/price-rules.ts';
import { priceCart, type StockedProduct } from '../pricing/pricing.ts';
import { findPromotion } from '../pricing/promotions.ts';
import type { Viewer } from '../store/attempts.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { PriceParts, UsedPromotion } from '../store/purchase.ts';
import { agreedQuote } from './agreed-quote.ts';
import { withAskedPhone } from './asked-phone.ts';
import { assertDestination } from './assert-destination.ts';
import {
  type AttemptServices,
  assertFewAttempts,
  assertFewGuesses,
  type GuessServices,
} from './few-attempts.ts';
import { closedByDeclines, type DeclineServices } from './few-declines.ts';
import type { CachedTaxes } from './tax-cache.ts';

type Services = GuessServices &
  AttemptServices &
  DeclineServices & {
    readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
    readonly putCheckout: (checkout: StoredCheckout) => Promise<StoredCheckout | undefined>;
    readonly getProducts: (skus: readonly string[]) => Promise<ReadonlyMap<string, StockedProduct>>;
    /** The number of orders that have used a promotion code that has a limit. */
    readonly countRedemptions: (promotion: UsedPromotion) => Promise<number>;
    readonly rules: PriceRules;
    readonly phone: PhoneAsk;
    /** Stripe Tax; undefined in a shop that uses its own rates. */
    readonly taxes: CachedTaxes | undefined;
    readonly viewerOf: (address: string) => Promise<Viewer>;
    readonly startExecution: (document: CheckoutDocument) => Promise<void>;
    readonly now: () => Date;
  };

/** Identifies a request: its Idempotency-Key, and the shopper's IP address. */
export type Attempt = { readonly idempotencyKey: string; readonly address: string };

export type Placed = { readonly checkout: StoredCheckout; readonly replayed: boolean };

/**
 * Resolves to the checkout for this key: a new one, or the one that the key led to before. Throws a
 * `RequestProblem`: `idempotency_key_reused`, `unknown_sku`, `out_of_stock`, `amount_too_small`,
 * `amount_too_large`, `price_changed` (with the quote as it is now), `too_many_attempts`,
 * `too_many_declines`, `cannot_ship`, `promotion_unusable`, or `invalid_request` when the address is missing or
 * incomplete: shipping needs an address, some taxes its state, and some shops a telephone number.
 */
export const placeCheckout =
  (services: Services) =>
  async (request: CheckoutRequest, { idempotencyKey, address }: Attempt): Promise<Placed> => {
    const id = checkoutIdOf(idempotencyKey);
    const fingerprint = fingerprintOf(request);
    const placedAt = services.now();
    const promotion = promotionOf(services.rules, request);
    const nowMs = placedAt.getTime();
    const [existing, products, redeemed, viewer, closed] = await Promise.all([
      services.getCheckout(id),
      services.getProducts(request.items.map(({ sku }) => sku)),
      promotion === undefined ? 0 : services.countRedemptions(promotion),
      services.viewerOf(address),
      closedByDeclines(services, nowMs),
    ]);
    if (existing !== undefined) return replay(services, existing, fingerprint, request);
    if (closed !== undefined) throw closed;

    const { shipping: typed, promotionCode } = request;
    if (promotionCode !== undefined) {
      const guess = { code: promotionCode, isKnown: promotion !== undefined };
      await assertFewGuesses(services, viewer, guess, nowMs);
    }
    const shipping =
      typed &&
      withAskedPhone(withStateCode(typed, services.rules, 'shipping.state'), services.phone);
    const priced = priceCart(request.items, products, {
      rules: services.rules,
      destination: shipping,
      countryField: 'shipping.country',
      promotionCode,
      redeemed,
      nowMs,
    });
    assertDestination(priced, shipping);
    const { taxes } = services;
    const { expectedTotal } = request;
    const take = await agreedQuote(priced, { products, shipping, taxes, expectedTotal });
    await assertFewAttempts(services, viewer, id, nowMs);
    const { quote, taxCalculation } = await take();
    const checkout: StoredCheckout = {
      id,
      status: 'processing',
      currency: quote.currency,
      totalMinor: quote.total,
      lines: quote.lines,
      price: priceOf(quote),
      ...(taxCalculation !== undefined && { taxCalculation }),
      ...(shipping !== undefined && { shipping }),
      ...(promotion !== undefined && { promotion }),
      email: request.email,
      fingerprint,
      viewer: viewer.key,
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

/** The execution's input. It is built from the row, so that a repeat has exactly the same input. */
const documentOf = (
  { id, totalMinor, currency, placedAt, taxCalculation }: StoredCheckout,
  { payment }: CheckoutRequest,
): CheckoutDocument => ({
  checkoutId: id,
  amountMinor: totalMinor,
  currency,
  payment,
  placedAt,
  ...(taxCalculation !== undefined && { taxCalculation }),
});

/** The promotion that the order will use, with its code and its limit as they are now. */
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

/** Whether the order waits for the merchant: one product that needs approval is enough. */
const isOnApproval = ({ lines }: Quote, products: ReadonlyMap<string, StockedProduct>): boolean =>
  lines.some(({ sku }) => products.get(sku)?.capture === 'on-approval');
