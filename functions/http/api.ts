/**
 * The API's public routes, in one function, so that the page's first calls (catalogue, quote) warm
 * the function that the payment will use. API Gateway selects the route; the table below says what
 * each one does.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Catalog, CheckoutRequest, Quote } from '../checkout/contract.ts';
import { type CheckoutId, isCheckoutId } from '../checkout/ids.ts';
import type { PhoneAsk } from '../checkout/phone-asks.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { log } from '../lambda/log.ts';
import { withStateCode } from '../pricing/destination.ts';
import { countriesOf, type PriceRules, type Promotion } from '../pricing/price-rules.ts';
import {
  assertCurrency,
  isInStock,
  isShippable,
  priceCart,
  type StockedProduct,
} from '../pricing/pricing.ts';
import { findPromotion } from '../pricing/promotions.ts';
import type { Viewer } from '../store/attempts.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { printable } from '../typed/printable.ts';
import { answered, beingSetUp, unavailable } from './failures.ts';
import { assertFewGuesses, type GuessServices } from './few-attempts.ts';
import type { Attempt, Placed } from './place-checkout.ts';
import {
  readAddress,
  readBody,
  readIdempotencyKey,
  readWaitSeconds,
  waitUntilMs,
} from './request.ts';
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
  readonly phone: PhoneAsk;
  readonly taxesOf: TaxesOf;
  readonly now: () => number;
  /** Whether the shop's Stripe key was stored: until then, no checkout could be paid. */
  readonly isSetUp: () => Promise<boolean>;
  readonly placeCheckout: (request: CheckoutRequest, attempt: Attempt) => Promise<Placed>;
  readonly awaitCheckout: (id: CheckoutId, untilMs: number) => Promise<StoredCheckout | undefined>;
  readonly viewerOf: (address: string) => Promise<Viewer>;
  /** The value that identifies CloudFront's requests. */
  readonly edgeKey: string;
  /** Throws for a request that came around CloudFront, where that is the only way. */
  readonly assertWay: (event: APIGatewayProxyEventV2) => void;
};

type Route = (services: ApiServices, event: APIGatewayProxyEventV2) => Promise<Response>;

const getCatalog: Route = async ({ listProducts, rules, phone }) => {
  const { currency } = rules;
  const products = (await listProducts()).filter(({ retired }) => retired !== true);
  if (products.length === 0) throw unavailable('The catalogue is empty just now.');
  assertCurrency(products, new Map(products.map((each) => [each.sku, each])), currency);
  for (const { sku, stock } of products) {
    if (stock === null) log.error('not sold: its stock is no whole number', { sku });
  }
  const catalog: Catalog = {
    currency,
    products: products.map((product) => {
      const { sku, name, description, image, unitAmount } = product;
      const inStock = isInStock(product);
      return {
        sku,
        name,
        description,
        image,
        unitAmount,
        inStock,
        shippable: isShippable(product),
      };
    }),
    shipsTo: products.some(isShippable) ? countriesOf(rules) : [],
    ...(phone !== 'none' && { phone }),
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
  const quote: Quote = await taxedOffer(priced, { products, destination, taxesOf });
  return json(200, quote);
};

const postCheckout: Route = async (services, event) => {
  const { isSetUp, placeCheckout, awaitCheckout, edgeKey } = services;
  const idempotencyKey = readIdempotencyKey(event);
  const request = readBody(event, checkoutRequest);
  const address = readAddress(event, edgeKey);
  if (!(await isSetUp())) throw beingSetUp();
  const { checkout, replayed } = await placeCheckout(request, { idempotencyKey, address });
  const waitSeconds = readWaitSeconds(event);
  const awaited =
    waitSeconds > 0 ? await awaitCheckout(checkout.id, waitUntilMs(event, waitSeconds)) : checkout;
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
  const checkout = isCheckoutId(id)
    ? await awaitCheckout(id, waitUntilMs(event, waitSeconds))
    : undefined;
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

type Template = { readonly method: string; readonly pattern: RegExp; readonly route?: Route };

const templates: readonly Template[] = [
  ...Object.entries(routes),
  ...elsewhere.map((key) => [key, undefined] as const),
].map(([key, route]) => {
  const [method = '', template = ''] = key.split(' ');
  const pattern = new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return { method, pattern, ...(route !== undefined && { route }) };
});

/** What API Gateway has no route for: HEAD, another method, or an address that does not exist. */
const answerUnrouted: Route = async (services, event) => {
  const { rawPath, requestContext } = event;
  const { method } = requestContext.http;
  const path = printable(rawPath);
  const fitting = templates.filter(({ pattern }) => pattern.test(rawPath));
  if (fitting.length === 0) {
    throw new RequestProblem('not_found', { detail: `There is nothing at ${path}.` });
  }
  const get = fitting.find((each) => each.method === 'GET');
  if (method === 'HEAD' && get?.route !== undefined) {
    const pathParameters = get.pattern.exec(rawPath)?.groups ?? {};
    const { body: _, ...head } = await get.route(services, { ...event, pathParameters });
    return head;
  }
  const methods = fitting.flatMap((each) =>
    each.method === 'GET' ? ['GET', 'HEAD'] : [each.method],
  );
  throw new RequestProblem('method_not_allowed', {
    detail: `${path} takes ${methods.join(', ')}, not ${printable(method)}.`,
    allowedMethods: methods,
  });
};

/** Answers every request: a refused one with its problem, a failed one with a 5xx. */
export const api =
  (services: ApiServices) =>
  (event: APIGatewayProxyEventV2): Promise<Response> =>
    answered(event.routeKey, async () => {
      services.assertWay(event);
      return (routes[event.routeKey] ?? answerUnrouted)(services, event);
    });
