/**
 * The API's public routes, in one function, so that the page's first calls (catalogue, quote) warm
 * the function that the payment will use. API Gateway selects the route; the table below says what
 * each one does.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Catalog, CheckoutRequest, Quote } from '../checkout/contract.ts';
import { type CheckoutId, isCheckoutId } from '../checkout/ids.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { withStateCode } from '../pricing/destination.ts';
import { countriesOf, type PriceRules, type Promotion } from '../pricing/price-rules.ts';
import { priceCart, type StockedProduct } from '../pricing/pricing.ts';
import { findPromotion } from '../pricing/promotions.ts';
import type { Viewer } from '../store/attempts.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { answered, unavailable } from './failures.ts';
import { assertFewGuesses, type GuessServices } from './few-attempts.ts';
import type { Attempt, Placed } from './place-checkout.ts';
import { readAddress, readBody, readIdempotencyKey, readWaitSeconds } from './request.ts';
import { checkoutRequest, quoteRequest } from './requests.ts';
import { json, type Response, waited } from './response.ts';
import { type TaxesOf, taxedOffer } from './taxed-quote.ts';
import { viewOf } from './view.ts';

export type ApiServices = GuessServices & {
  readonly listProducts: () => Promise<readonly StockedProduct[]>;
  readonly getProducts: (skus: readonly string[]) => Promise<ReadonlyMap<string, StockedProduct>>;
  /** The number of orders that have used a promotion code that has a limit. */
  readonly countRedemptions: (promotion: Promotion) => Promise<number>;
  readonly rules: PriceRules;
  readonly taxesOf: TaxesOf;
  readonly now: () => number;
  readonly placeCheckout: (request: CheckoutRequest, attempt: Attempt) => Promise<Placed>;
  readonly awaitCheckout: (
    id: CheckoutId,
    waitSeconds: number,
  ) => Promise<StoredCheckout | undefined>;
  readonly viewerOf: (address: string) => Promise<Viewer>;
  /** The value that identifies CloudFront's requests. */
  readonly edgeKey: string;
};

type Route = (services: ApiServices, event: APIGatewayProxyEventV2) => Promise<Response>;

const getCatalog: Route = async ({ listProducts, rules }) => {
  const products = (await listProducts()).filter(({ retired }) => retired !== true);
  const [first] = products;
  if (first === undefined) throw unavailable('The catalogue is empty just now.');
  const catalog: Catalog = {
    currency: first.currency,
    products: products.map(
      ({ sku, name, description, image, unitAmount, stock, shippable = false }) => ({
        sku,
        name,
        description,
        image,
        unitAmount,
        inStock: stock > 0,
        shippable,
      }),
    ),
    shipsTo: products.some(({ shippable }) => shippable === true) ? countriesOf(rules) : [],
  };
  return json(200, catalog);
};

const postQuote: Route = async (services, event) => {
  const { getProducts, countRedemptions, rules, taxesOf, now } = services;
  const { items, destination: typed, promotionCode } = readBody(event, quoteRequest);
  const destination = typed && withStateCode(typed, rules, 'destination.state');
  const promotion = promotionCode === undefined ? undefined : findPromotion(rules, promotionCode);
  if (promotionCode !== undefined) {
    const viewer = await services.viewerOf(readAddress(event, services.edgeKey));
    const guess = { code: promotionCode, isKnown: promotion !== undefined };
    await assertFewGuesses(services, viewer, guess, now());
  }
  const [products, redeemed] = await Promise.all([
    getProducts(items.map(({ sku }) => sku)),
    promotion === undefined ? 0 : countRedemptions(promotion),
  ]);
  const circumstances = { rules, destination, promotionCode, redeemed, nowMs: now() };
  const priced = priceCart(items, products, circumstances);
  const quote: Quote = await taxedOffer(priced, destination, taxesOf);
  return json(200, quote);
};

const postCheckout: Route = async ({ placeCheckout, awaitCheckout, edgeKey }, event) => {
  const idempotencyKey = readIdempotencyKey(event);
  const request = readBody(event, checkoutRequest);
  const address = readAddress(event, edgeKey);
  const { checkout, replayed } = await placeCheckout(request, { idempotencyKey, address });
  const waitSeconds = readWaitSeconds(event);
  const awaited = waitSeconds > 0 ? await awaitCheckout(checkout.id, waitSeconds) : checkout;
  return json(201, viewOf(awaited ?? checkout), {
    Location: `/api/checkouts/${checkout.id}`,
    ...(replayed && { 'Idempotent-Replayed': 'true' }),
    ...waited(waitSeconds),
  });
};

const getCheckout: Route = async ({ awaitCheckout }, event) => {
  const waitSeconds = readWaitSeconds(event);
  const id = event.pathParameters?.id;
  // The table is not asked for a text that is no id: the shopper gets the same answer, not found.
  const checkout = isCheckoutId(id) ? await awaitCheckout(id, waitSeconds) : undefined;
  if (checkout === undefined) {
    throw new RequestProblem('not_found', { detail: 'There is no such checkout.' });
  }
  return json(200, viewOf(checkout), waited(waitSeconds));
};

const routes: Readonly<Record<string, Route>> = {
  'GET /api/catalog': getCatalog,
  'POST /api/quotes': postQuote,
  'POST /api/checkouts': postCheckout,
  'GET /api/checkouts/{id}': getCheckout,
};

/** The routes that other functions answer. */
const elsewhere = ['POST /api/checkouts/{id}/authentication', 'POST /api/stripe/webhook'];

/** The methods that this path takes; none for a path that does not exist. */
const methodsOf = (path: string): readonly string[] =>
  [...Object.keys(routes), ...elsewhere]
    .map((route) => route.split(' '))
    .filter(([, template = '']) =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
    .flatMap(([method]) => method ?? []);

const refuseUnrouted: Route = async (_, { rawPath, requestContext }) => {
  const methods = methodsOf(rawPath);
  if (methods.length === 0) {
    throw new RequestProblem('not_found', { detail: `There is nothing at ${rawPath}.` });
  }
  throw new RequestProblem('method_not_allowed', {
    detail: `${rawPath} takes ${methods.join(', ')}, not ${requestContext.http.method}.`,
    allowedMethods: methods,
  });
};

/** Answers every request: a refused one with its problem, a failed one with a 5xx. */
export const api =
  (services: ApiServices) =>
  (event: APIGatewayProxyEventV2): Promise<Response> =>
    answered(event.routeKey, () => (routes[event.routeKey] ?? refuseUnrouted)(services, event));
