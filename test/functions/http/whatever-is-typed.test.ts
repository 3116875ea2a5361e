/** Whatever is typed or pasted, the API answers with a sentence or a checkout, and keeps it clean. */
import fc from 'fast-check';
import type { CheckoutRequest } from '../../../functions/checkout/contract.ts';
import { placeCheckout } from '../../../functions/http/place-checkout.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import { hasSubdivisions, subdivisionOf } from '../../../functions/typed/subdivisions.ts';
import { ask } from '../../support/ask-api.ts';
import { checkoutRequestOf, placedAt } from '../../support/checkouts.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';
import { quietLog } from '../../support/quiet-log.ts';
import {
  typedAddress,
  typedCode,
  typedEmail,
  typedHome,
  typedName,
  typedState,
} from '../../support/what-people-type.ts';

beforeEach(() => {
  quietLog();
});

const posters = productsBySku(productOf({ sku: 'mug', shippable: true }));

/** A shop that remembers what it was last told to keep. */
const openShop = () => {
  const kept: StoredCheckout[] = [];
  const place = placeCheckout({
    getCheckout: async () => undefined,
    putCheckout: async (checkout) => {
      kept.push(checkout);
      return undefined;
    },
    getProducts: async () => posters,
    countRedemptions: async () => 0,
    rules: priceRules,
    phone: 'optional',
    taxes: undefined,
    viewerOf: async (key) => ({ key, expiresAt: 0 }),
    countAttempt: async () => true,
    countGuess: async () => true,
    guessesOf: async () => 0,
    recentDeclines: async () => [],
    declinesPerTenMinutes: 0,
    startExecution: async () => undefined,
    now: () => new Date(placedAt),
    attemptsPerHour: 3,
  });
  return { kept, services: { getProducts: async () => posters, placeCheckout: place } };
};

/** Codes that are about the order and not about one of its fields. */
const ofNoField = ['price_changed', 'amount_too_small', 'amount_too_large'];

const assertAnswered = ({ status, body }: Awaited<ReturnType<typeof ask>>, statuses: number[]) => {
  expect(statuses).toContain(status);
  if (status < 400 || ofNoField.includes(body.code)) return;
  expect(body.field).toMatch(/^(items|email|shipping|destination|promotionCode)\b/);
  expect(body.detail).toMatch(/^[A-Z].*\.$/);
  expect(body.detail).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
};

const placing = {
  route: 'POST /api/checkouts',
  headers: { 'idempotency-key': 'attempt-000000000001' },
};

/** Sends the order; when the price is another one, once more with that. */
const order = async (request: Partial<CheckoutRequest>) => {
  const { kept, services } = openShop();
  const body = checkoutRequestOf(request);
  const first = await ask({ ...placing, body }, services);
  if (first.body?.code !== 'price_changed') return { kept, answer: first };
  const { total } = first.body.quote;
  const answer = await ask({ ...placing, body: { ...body, expectedTotal: total } }, services);
  return { kept, answer };
};

const assertClean = ({ email, shipping }: StoredCheckout) => {
  for (const text of [email, ...Object.values(shipping ?? {})]) {
    expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    expect(text).toBe(text.normalize('NFC').trim());
    expect(text).not.toBe('');
  }
  if (shipping !== undefined && hasSubdivisions(shipping.country)) {
    expect(subdivisionOf(shipping.country, shipping.state ?? '')).toBe(shipping.state);
  }
};

const maybeCode = fc.option(typedCode, { nil: undefined });
const withCode = (promotionCode: string | undefined) =>
  promotionCode === undefined ? {} : { promotionCode };

test('an order is placed and kept clean, or refused in a sentence that names the field', async () => {
  let placed = 0;
  const addresses = fc.oneof(typedHome, typedAddress);
  await fc.assert(
    fc.asyncProperty(typedEmail, addresses, maybeCode, async (email, shipping, code) => {
      const { kept, answer } = await order({ email, shipping, ...withCode(code) });
      assertAnswered(answer, [201, 409, 422]);
      expect(kept).toHaveLength(answer.status === 201 ? 1 : 0);
      for (const checkout of kept) assertClean(checkout);
      placed += kept.length;
    }),
    { numRuns: 500 },
  );
  expect(placed).toBeGreaterThan(20);
});

test('a quote is given, or refused in a sentence that names the field', async () => {
  const items = [{ sku: 'mug', quantity: 1 }];
  await fc.assert(
    fc.asyncProperty(typedAddress, maybeCode, async ({ country, state, postalCode }, code) => {
      const destination = { country, state, postalCode };
      const body = { items, destination, ...withCode(code) };
      assertAnswered(await ask({ body }, openShop().services), [200, 422]);
    }),
    { numRuns: 500 },
  );
});

test('an id, a key or an address of nothing is nobody’s failure', async () => {
  const texts = fc.oneof(typedName, typedState, fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const found = await ask({ route: 'GET /api/checkouts/{id}', id: text });
      expect(found.status).toBe(404);
      const path = `/api/${text}`;
      const unrouted = await ask({ route: 'ANY /api/{proxy+}', method: 'GET', path });
      expect([404, 405]).toContain(unrouted.status);
      expect(unrouted.body.detail).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      const headers = { 'idempotency-key': `attempt-0000000000${text}` };
      const placed = await ask({ ...placing, headers, body: checkoutRequestOf() });
      expect([201, 400]).toContain(placed.status);
    }),
  );
});
