/** The shop's side of the page: catalogue, cart and the server's quote for it. */
import type {
  Catalog,
  Destination,
  Problem,
  Product,
  Quote,
} from '../functions/checkout/contract.ts';
import { alertIn } from './alert.ts';
import { type Api, Refusal } from './api.ts';
import { add, type Cart, countOf, remove, setQuantity } from './cart.ts';
import { cartView } from './cart-view.ts';
import { catalogueView } from './catalogue-view.ts';
import { byId, h } from './dom.ts';
import { formatMoney } from './money.ts';
import { promotionView } from './promotion.ts';
import { type QuoteOutcome, quoteFeed, type Wish } from './quote-feed.ts';
import { placeOf } from './refusal-place.ts';
import { totalsOf } from './totals.ts';

type ShopOptions = {
  readonly api: Pick<Api, 'catalog' | 'quote'>;
  readonly cart: Cart;
  /** Of the attempt that a reload interrupted. */
  readonly promotionCode: string | undefined;
  readonly destination: Destination | undefined;
  readonly onCart: (cart: Cart) => void;
  /** The quote for the cart as it is; undefined while there is none. */
  readonly onQuote: (quote: Quote | undefined) => void;
  /** The countries that the cart can be sent to; none when there is nothing to send. */
  readonly onShipping: (countries: readonly string[]) => void;
  /** What is wrong with the destination. */
  readonly onCannotShip: (sentence: string) => void;
};

/** How long a shopper may pause within an address before its price is asked for. */
const typingPauseMs = 350;

/** Draws the shop and keeps it up to date. `quote()` is never that of an earlier cart. */
export const createShop = (options: ShopOptions) => {
  const { api, onCart, onQuote } = options;
  let { cart, promotionCode, destination } = options;
  let catalog: Catalog | undefined;
  let quote: Quote | undefined;
  let lastCurrency = 'usd';
  const errors = new Map<string, string>();
  const waiting: ((quote: Quote) => void)[] = [];
  const quoteAlert = alertIn('quote-alert');

  const productOf = (sku: string): Product | undefined =>
    catalog?.products.find((product) => product.sku === sku);
  const isShipped = () => cart.some(({ sku }) => productOf(sku)?.shippable);
  const wish = (): Wish => ({
    items: cart,
    ...(destination && isShipped() ? { destination } : {}),
    ...(promotionCode ? { promotionCode } : {}),
  });

  const draw = () => {
    lines.show({ cart, productOf, quote, currency: lastCurrency, errors });
    byId('cart-empty').hidden = cart.length > 0;
    byId('totals').hidden = cart.length === 0;
    byId('promotion-part').hidden = cart.length === 0;
    byId('cart').classList.toggle('empty', cart.length === 0);
    byId('cart-count').textContent = String(countOf(cart));
    options.onShipping(isShipped() ? (catalog?.shipsTo ?? []) : []);
  };

  const takeQuote = (fresh: Quote) => {
    quote = fresh;
    lastCurrency = fresh.currency;
    byId('totals').replaceChildren(...totalsOf(fresh));
    byId('totals').removeAttribute('aria-busy');
    byId('announcer').textContent = `Total ${formatMoney(fresh.total, fresh.currency)}`;
    promotion.show(fresh.promotion);
    draw();
    onQuote(fresh);
    for (const told of waiting.splice(0)) told(fresh);
  };

  /** Shows a refusal beside the line, code or address that it names. False: it names none. */
  const refuse = (asked: Wish, problem: Problem): boolean => {
    const place = placeOf(problem);
    if (place.at === 'address') options.onCannotShip(problem.detail);
    if (place.at === 'promotion') {
      promotion.refuse(asked.promotionCode ?? '', problem.detail);
      promotionCode = undefined;
      askQuote();
    }
    if (place.at === 'line') return refuseLine(asked.items[place.index]?.sku, problem.detail);
    return place.at === 'address' || place.at === 'promotion';
  };

  const refuseLine = (sku: string | undefined, sentence: string): boolean => {
    if (sku === undefined || !cart.some((item) => item.sku === sku)) return false;
    errors.set(sku, sentence);
    draw();
    byId(`line-error-${sku}`).scrollIntoView({ block: 'nearest' });
    return true;
  };

  const feed = quoteFeed(api, (asked: Wish, outcome: QuoteOutcome) => {
    quoteAlert.clear();
    if ('quote' in outcome) return takeQuote(outcome.quote);
    if ('problem' in outcome) {
      if (!refuse(asked, outcome.problem)) quoteAlert.show(outcome.problem.detail);
      return;
    }
    const again = h('button', { type: 'button', class: 'link' }, 'Try again');
    again.addEventListener('click', () => askQuote());
    quoteAlert.show('The total could not be fetched. ');
    byId('quote-alert').append(again);
  });

  const askQuote = (afterMs = 0) => {
    quote = undefined;
    byId('totals').setAttribute('aria-busy', 'true');
    draw();
    onQuote(undefined);
    void feed.ask(wish(), afterMs);
  };

  const change = (next: Cart, sku?: string) => {
    if (sku) errors.delete(sku);
    cart = next;
    if (!cart.length) quoteAlert.clear();
    onCart(cart);
    askQuote();
  };

  const promotion = promotionView((code) => {
    promotionCode = code;
    askQuote();
  });
  const lines = cartView({
    setQuantity: (sku, quantity) => change(setQuantity(cart, sku, quantity), sku),
    remove: (sku) => change(remove(cart, sku), sku),
  });
  const catalogue = catalogueView({
    add: ({ sku }) => change(add(cart, sku), sku),
    retry: () => void loadCatalogue(),
  });

  const loadCatalogue = async () => {
    try {
      catalog = await api.catalog();
      lastCurrency = catalog.currency;
      catalogue.show(catalog);
      draw();
    } catch (error) {
      const why = error instanceof Refusal ? error.message : 'Check your connection.';
      catalogue.failed(`The catalogue could not be loaded. ${why}`);
    }
  };

  return {
    /** Catalogue and price as they are now; what was said about lines is left standing. */
    refresh: () => {
      void loadCatalogue();
      askQuote();
    },
    /** The products as they are now. */
    reload: () => void loadCatalogue(),
    takeQuote,
    refuse,
    wish,
    isShipped,
    shipsTo: () => catalog?.shipsTo ?? [],
    quote: () => quote,
    /** The quote, or the one that is on its way; undefined when it takes longer than `patienceMs`. */
    soonQuote: (patienceMs: number): Promise<Quote | undefined> =>
      new Promise((resolve) => {
        if (quote) return resolve(quote);
        waiting.push(resolve);
        setTimeout(() => resolve(undefined), patienceMs);
      }),
    setCart: (next: Cart) => change(next),
    /** Prices for another place: at once no more the old ones, soon the new ones. */
    setDestination: (next: Destination | undefined) => {
      if (JSON.stringify(next) === JSON.stringify(destination)) return;
      destination = next;
      askQuote(typingPauseMs);
    },
    lock: (locked: boolean) => {
      for (const id of ['products', 'cart-lines', 'promotion-part']) byId(id).inert = locked;
    },
  };
};

export type Shop = ReturnType<typeof createShop>;
