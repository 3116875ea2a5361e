/** Each step from one state of the shop to the next: pure, and named by what has happened. */
import type { Catalog, Destination, Quote } from '../../functions/checkout/contract.ts';
import { type Cart, newsOf } from './cart.ts';
import { nameOf, type ShopState, shownQuoteOf, wishOf } from './shop-state.ts';

/** The catalogue was loaded. */
export const withCatalog = (state: ShopState, catalog: Catalog): ShopState => ({
  ...state,
  catalog,
});

/** The shopper changed the quantity of `sku`: what was said of it before is settled by that. */
export const withCart = (state: ShopState, cart: Cart, sku: string): ShopState => ({
  ...state,
  cart,
  leftOut: state.leftOut.filter((item) => item.sku !== sku),
  isCodeRefused: false,
  errors: without(state.errors, sku),
  // The latest news comes last.
  news: without(state.news, sku).set(sku, newsOf(state.cart, cart, sku, nameOf(state, sku))),
});

/** The order has no room for these. */
export const withLeftOut = (state: ShopState, leftOut: Cart): ShopState => ({ ...state, leftOut });

/** Something is wrong with the line of `sku`. */
export const withLineError = (state: ShopState, sku: string, sentence: string): ShopState => ({
  ...state,
  errors: new Map(state.errors).set(sku, sentence),
});

/** The shopper entered a promotion code, or took it away. */
export const withCode = (state: ShopState, promotionCode: string | undefined): ShopState => ({
  ...state,
  promotionCode,
  isCodeRefused: false,
});

/** The code can't be used for this cart. */
export const withCodeRefused = (state: ShopState): ShopState => ({ ...state, isCodeRefused: true });

/** The shopper is writing over the code: if it was refused, it is not tried again. */
export const withCodeEdited = (state: ShopState): ShopState =>
  state.isCodeRefused ? { ...state, promotionCode: undefined } : state;

/** The address changed, as far as prices depend on it. */
export const withDestination = (
  state: ShopState,
  destination: Destination | undefined,
): ShopState => ({ ...state, destination });

/** A price is asked for. The amounts of the last quote stay on the page until it is answered. */
export const asking = (state: ShopState): ShopState => ({
  ...state,
  asked: wishOf(state),
  price: { is: 'asked', last: shownQuoteOf(state) },
});

/** There is a price. */
export const quoted = (state: ShopState, quote: Quote): ShopState => ({
  ...state,
  price: { is: 'quoted', quote },
});

/** The answer was no price. A quote that came in the meantime, with a refused payment, stays. */
export const unanswered = (state: ShopState): ShopState =>
  state.price.is === 'asked' ? { ...state, price: { ...state.price, is: 'none' } } : state;

/** There is no price, and none on its way: no amounts are shown. */
export const unpriced = (state: ShopState): ShopState => ({
  ...state,
  price: { is: 'none', last: undefined },
});

/** The shopper has been told the news. */
export const told = (state: ShopState): ShopState => ({ ...state, news: new Map() });

const without = (map: ReadonlyMap<string, string>, key: string): Map<string, string> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};
