/** Asks the API with services that a test replaces, and reads its answer. */
import { type ApiServices, api } from '../../functions/http/api.ts';
import { apiEvent } from './api-event.ts';
import { checkoutRequestOf, placedAtMs, storedCheckout } from './checkouts.ts';
import { priceRules, productOf, productsBySku } from './products.ts';

/** A shop that sells mugs and confirms every checkout. */
export const servicesOf = (overrides: Partial<ApiServices> = {}): ApiServices => ({
  listProducts: async () => [productOf()],
  getProducts: async () => productsBySku(productOf()),
  countRedemptions: async () => 0,
  countGuess: async () => true,
  guessesOf: async () => 0,
  viewerOf: async (address) => ({ key: `viewer ${address}`, expiresAt: placedAtMs / 1000 + 3600 }),
  rules: priceRules,
  phone: 'none',
  taxesOf: undefined,
  now: () => placedAtMs,
  isSetUp: async () => true,
  placeCheckout: async () => ({ checkout: storedCheckout(), replayed: false }),
  awaitCheckout: async () => storedCheckout({ status: 'confirmed', orderId: 'HF-1' }),
  edgeKey: 'edge-key',
  assertWay: () => {},
  ...overrides,
});

/** The answer to a request, its body read as JSON. */
export const ask = async (
  parts: Parameters<typeof apiEvent>[0],
  overrides: Partial<ApiServices> = {},
) => {
  const { statusCode, headers, body } = await api(servicesOf(overrides))(apiEvent(parts));
  return { status: statusCode, headers: headers ?? {}, body: JSON.parse(body ?? 'null') };
};

/** The answer to a whole and valid checkout, with these headers besides. */
export const place = (
  headers: Readonly<Record<string, string>> = {},
  overrides: Partial<ApiServices> = {},
) =>
  ask(
    {
      route: 'POST /api/checkouts',
      headers: { 'idempotency-key': 'attempt-000000000001', ...headers },
      body: checkoutRequestOf(),
    },
    overrides,
  );
