/** A shop in memory, for tests of what becomes of a checkout that is placed. */
import type { CheckoutRequest } from '../../../functions/checkout/contract.ts';
import type { CheckoutDocument } from '../../../functions/checkout/documents.ts';
import { placeCheckout } from '../../../functions/http/place-checkout.ts';
import { cachedTaxes } from '../../../functions/http/tax-cache.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { TaxCalculation, Taxed } from '../../../functions/stripe/tax.ts';
import { checkoutRequestOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';

/** The key that a checkout is placed with, unless said otherwise. */
export const firstKey = 'attempt-000000000001';

/** A shop with one table of checkouts in memory; what is written and started is remembered. */
export const shop = (taxesOf?: (taxed: Taxed) => Promise<TaxCalculation>) => {
  const rows = new Map<string, StoredCheckout>();
  const started: CheckoutDocument[] = [];
  const state = {
    rows,
    started,
    products: [productOf()],
    /** Checkouts of this viewer that have no order. */
    attempts: new Set<string>(),
    /** Cards that were declined in the whole shop, in each of the last ten minutes. */
    declines: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    guesses: 0,
    redeemed: 0,
    now: new Date(placedAt),
    /** Fails the next start with this. */
    startFailure: undefined as Error | undefined,
  };
  const place = placeCheckout({
    getCheckout: async (wanted) => rows.get(wanted),
    putCheckout: async (checkout) => {
      const taken = rows.get(checkout.id);
      if (taken === undefined) rows.set(checkout.id, checkout);
      return taken;
    },
    getProducts: async () => productsBySku(...state.products),
    countRedemptions: async () => state.redeemed,
    rules: priceRules,
    phone: 'optional',
    taxes: taxesOf && cachedTaxes(taxesOf, () => state.now.getTime()),
    viewerOf: async (address) => ({ key: `viewer ${address}`, expiresAt: placedAtMs / 1000 + 600 }),
    countAttempt: async (_, checkout, most) => {
      if (!state.attempts.has(checkout) && state.attempts.size >= most) return false;
      state.attempts.add(checkout);
      return true;
    },
    countGuess: async (_, __, most) => {
      state.guesses += 1;
      return state.guesses <= most;
    },
    guessesOf: async () => state.guesses,
    recentDeclines: async () => state.declines,
    declinesPerTenMinutes: 5,
    startExecution: async (document) => {
      const failure = state.startFailure;
      state.startFailure = undefined;
      if (failure !== undefined) throw failure;
      started.push(document);
    },
    now: () => state.now,
    attemptsPerHour: 3,
  });
  const placed = (request: CheckoutRequest = checkoutRequestOf(), idempotencyKey = firstKey) =>
    place(request, { idempotencyKey, address: '203.0.113.7' });
  return { state, place: placed };
};
