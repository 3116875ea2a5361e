/** The shop's side of the page: catalogue, cart and the server's quote for it. */
import type {
  Catalog,
  Destination,
  Problem,
  Product,
  Quote,
} from '../../functions/checkout/contract.ts';
import { type Api, Refusal, type Wish } from '../page/api.ts';
import { byId } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';
import { retryIn } from '../page/retry.ts';
import { add, type Cart, countOf, maxQuantity, newsOf, remove, setQuantity } from './cart.ts';
import { cartView } from './cart-view.ts';
import { catalogueView } from './catalogue-view.ts';
import { promotionView } from './promotion.ts';
import { type QuoteOutcome, quoteFeed } from './quote-feed.ts';
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

const quantityAllowed = `Please choose a whole number up to ${maxQuantity}; 0 removes the line.`;

/** Draws the shop and keeps it up to date. `quote()` is never that of an earlier cart. */
export const createShop = (options: ShopOptions) => {
  const { api, onCart, onQuote } = options;
  let { cart, promotionCode, destination } = options;
  let catalog: Catalog | undefined;
  let quote: Quote | undefined;
  let lastCurrency = 'usd';
  let asked: Wish | undefined;
  let isAsking = false;
  // For this cart: the next one may be worth the code.
  let isCodeRefused = false;
  const errors = new Map<string, string>();
  const news = new Map<string, string>();
  const waiting: ((quote: Quote | undefined) => void)[] = [];

  const productOf = (sku: string): Product | undefined =>
    catalog?.products.find((product) => product.sku === sku);
  const nameOf = (sku: string): string =>
    productOf(sku)?.name ?? quote?.lines.find((line) => line.sku === sku)?.name ?? sku;
  const isShipped = () => cart.some(({ sku }) => productOf(sku)?.shippable);
  // Whoever came with a destination had something to send: what it is, the catalogue says later.
  const wish = (): Wish => ({
    items: cart,
    ...(destination && (!catalog || isShipped()) ? { destination } : {}),
    ...(promotionCode && !isCodeRefused ? { promotionCode } : {}),
  });
  const isPriced = () => quote !== undefined || isAsking;

  const draw = () => {
    lines.show({ cart, productOf, quote, currency: lastCurrency, errors });
    byId('cart-empty').hidden = cart.length > 0;
    byId('totals').hidden = cart.length === 0 || !isPriced();
    byId('promotion-part').hidden = cart.length === 0;
    byId('cart').classList.toggle('empty', cart.length === 0);
    byId('cart-count').textContent = String(countOf(cart));
    options.onShipping(isShipped() ? (catalog?.shipsTo ?? []) : []);
  };

  /** Tells what has changed since it was last told, with the total that came of it. */
  const announce = (total = '') => {
    byId('announcer').textContent = [...news.values(), total].join(' ').trim();
    news.clear();
  };

  const takeQuote = (fresh: Quote) => {
    quote = fresh;
    lastCurrency = fresh.currency;
    byId('totals').replaceChildren(...totalsOf(fresh));
    byId('totals').removeAttribute('aria-busy');
    const label = fresh.needsDestination ? 'Total so far' : 'Total';
    announce(`${label} ${formatMoney(fresh.total, fresh.currency)}.`);
    promotion.show(fresh.promotion);
    draw();
    onQuote(fresh);
    for (const told of waiting.splice(0)) told(fresh);
  };

  const dropQuote = () => {
    quote = undefined;
    byId('totals').removeAttribute('aria-busy');
    byId('totals').replaceChildren();
    announce();
    draw();
    onQuote(undefined);
    for (const told of waiting.splice(0)) told(undefined);
  };

  /** Shows a refusal beside the line, code or address that it names. False: there is none. */
  const refuse = (asked: Wish, problem: Problem, takesFocus: boolean): boolean => {
    const place = placeOf(problem);
    if (place.at === 'line') return refuseLine(asked.items[place.index]?.sku, problem.detail);
    if (place.at === 'promotion') {
      isCodeRefused = true;
      promotion.refuse(asked.promotionCode ?? '', problem.detail, takesFocus);
      askQuote();
      return true;
    }
    if (place.at !== 'address' || !isShipped()) return false;
    options.onCannotShip(problem.detail);
    return true;
  };

  const refuseLine = (sku: string | undefined, sentence: string): boolean => {
    if (sku === undefined || !cart.some((item) => item.sku === sku)) return false;
    errors.set(sku, sentence);
    draw();
    lines.lead(sku);
    return true;
  };

  const feed = quoteFeed(api, (asked: Wish, outcome: QuoteOutcome) => {
    isAsking = false;
    if ('quote' in outcome) {
      quoteNote.say();
      takeQuote(outcome.quote);
    } else if ('problem' in outcome) {
      const { problem } = outcome;
      quoteNote.say(refuse(asked, problem, false) ? '' : problem.detail);
    } else {
      quoteNote.offer('The total could not be fetched.');
    }
    if (!isPriced()) dropQuote();
  });

  const askQuote = (afterMs = 0) => {
    quote = undefined;
    isAsking = true;
    asked = wish();
    byId('totals').setAttribute('aria-busy', 'true');
    draw();
    onQuote(undefined);
    void feed.ask(asked, afterMs);
  };
  const quoteNote = retryIn('quote-alert', 'cart-title', () => askQuote());

  const change = (next: Cart, sku: string) => {
    errors.delete(sku);
    news.delete(sku);
    news.set(sku, newsOf(cart, next, sku, nameOf(sku)));
    cart = next;
    isCodeRefused = false;
    if (!cart.length) {
      quoteNote.say();
      announce();
    }
    onCart(cart);
    askQuote();
  };

  const promotion = promotionView({
    use: (code) => {
      promotionCode = code;
      isCodeRefused = false;
      askQuote();
    },
    forget: () => {
      if (isCodeRefused) promotionCode = undefined;
    },
  });
  const lines = cartView({
    setQuantity: (sku, quantity) => change(setQuantity(cart, sku, quantity), sku),
    remove: (sku) => change(remove(cart, sku), sku),
    refuseQuantity: (sku) => {
      errors.set(sku, quantityAllowed);
      draw();
    },
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
      // What is shipped is known only now, and whether it can be paid.
      if (JSON.stringify(wish()) === JSON.stringify(asked)) onQuote(quote);
      else askQuote();
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
    /** The same for what was refused at the click: the focus goes to where it can be mended. */
    refuse: (asked: Wish, problem: Problem) => refuse(asked, problem, true),
    wish,
    /** Whether there is a price, or one on its way. */
    isPriced,
    /** Whether it is known, too, what has to be sent. */
    isPayable: () => isPriced() && catalog !== undefined,
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
