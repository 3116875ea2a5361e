/**
 * What the shop knows, as one value, and what follows from it. Pure: a change gives a new value.
 */
import type { Catalog, Destination, Product, Quote } from '../../functions/checkout/contract.ts';
import { counted, formatNumber, words } from '../language/speak.ts';
import type { Wish } from '../page/api.ts';
import { formatMoney } from '../page/money.ts';
import { type Cart, maxLines, maxQuantity, packed } from './cart.ts';

/**
 * The server's price for the cart as it is. While there is no quote, `last` is an earlier one whose
 * amounts are still on the page.
 */
export type Price =
  | { readonly is: 'quoted'; readonly quote: Quote }
  | { readonly is: 'asked' | 'none'; readonly last: Quote | undefined };

export type ShopState = {
  readonly cart: Cart;
  /** What the shopper wanted, and the order has no room for. */
  readonly leftOut: Cart;
  /** Undefined until it is loaded. */
  readonly catalog: Catalog | undefined;
  readonly price: Price;
  /** What a price was last asked for. */
  readonly asked: Wish | undefined;
  readonly destination: Destination | undefined;
  readonly promotionCode: string | undefined;
  /** The code can't be used for this cart. It is tried again with the next one. */
  readonly isCodeRefused: boolean;
  /** By SKU: what is wrong with the line. */
  readonly errors: ReadonlyMap<string, string>;
  /** By SKU: what became of the product since the shopper was last told. */
  readonly news: ReadonlyMap<string, string>;
};

/**
 * What the page starts with. Code and destination come from an attempt that a reload interrupted. The
 * cart may be more than an order has room for.
 */
export type FirstShop = Pick<ShopState, 'cart' | 'promotionCode' | 'destination'>;

export const firstState = (first: FirstShop): ShopState => ({
  ...first,
  ...packed(first.cart),
  catalog: undefined,
  price: { is: 'none', last: undefined },
  asked: undefined,
  isCodeRefused: false,
  errors: new Map(),
  news: new Map(),
});

/** The quote for the cart as it is, never for an earlier one; undefined while there is none. */
export const quoteOf = ({ price }: ShopState): Quote | undefined =>
  price.is === 'quoted' ? price.quote : undefined;

/** The quote whose amounts are on the page: the quote for the cart, or the last one before it. */
export const shownQuoteOf = ({ price }: ShopState): Quote | undefined =>
  price.is === 'quoted' ? price.quote : price.last;

/** Whether there is a price, or one on its way. */
export const isPriced = ({ price }: ShopState): boolean => price.is !== 'none';

/** Whether the cart can be paid for: it is priced, and the catalogue says what has to be sent. */
export const isPayable = (state: ShopState): boolean =>
  isPriced(state) && state.catalog !== undefined;

export const productOf = ({ catalog }: ShopState, sku: string): Product | undefined =>
  catalog?.products.find((product) => product.sku === sku);

/** The product's name if anything on the page knows it; otherwise its SKU. */
export const nameOf = (state: ShopState, sku: string): string =>
  productOf(state, sku)?.name ??
  quoteOf(state)?.lines.find((line) => line.sku === sku)?.name ??
  sku;

/** Whether something in the cart has to be sent. */
export const isShipped = (state: ShopState): boolean =>
  state.cart.some(({ sku }) => productOf(state, sku)?.shippable);

/** The countries that the cart can be sent to; none when nothing in it has to be sent. */
export const countriesOf = (state: ShopState): readonly string[] =>
  isShipped(state) ? (state.catalog?.shipsTo ?? []) : [];

/**
 * What to ask a price for. Before the catalogue is loaded, the destination is included: a shopper
 * who came with one had something to send.
 */
export const wishOf = (state: ShopState): Wish => {
  const { cart, catalog, destination, promotionCode, isCodeRefused } = state;
  return {
    items: cart,
    ...(destination && (!catalog || isShipped(state)) ? { destination } : {}),
    ...(promotionCode && !isCodeRefused ? { promotionCode } : {}),
  };
};

/** A list of more than this is nothing to read: the rest is counted. */
const mostNamed = 5;

/** What the order has no room for, and what to do about it; empty when nothing is left out. */
export const leftOutSentence = (state: ShopState): string => {
  const { leftOut } = state;
  if (!leftOut.length) return '';
  const named = leftOut
    .slice(0, mostNamed)
    .map(({ sku, quantity }) => `${formatNumber(quantity)} × ${nameOf(state, sku)}`);
  const unnamed = leftOut.length - named.length;
  const { moreProducts, leftOut: sentence } = words().shop;
  const list = [...named, ...(unnamed ? [counted(moreProducts, unnamed)] : [])].join(', ');
  return sentence(list, formatNumber(maxLines), formatNumber(maxQuantity));
};

/** What has changed since the shopper was last told, with the new total. */
export const announcementOf = (state: ShopState): string => {
  const quote = quoteOf(state);
  const { total: whole, totalSoFar } = words().totals;
  const label = quote?.needsDestination ? totalSoFar : whole;
  const total = quote ? [`${label} ${formatMoney(quote.total, quote.currency)}.`] : [];
  return [...state.news.values(), ...total].join(' ');
};
