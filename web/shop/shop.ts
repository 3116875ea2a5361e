/**
 * The shop on the page: keeps its state, draws it, and asks the server for catalogue and prices.
 */
import type { Catalog, Destination, Problem, Quote } from '../../functions/checkout/contract.ts';
import { formatNumber, words } from '../language/speak.ts';
import type { Api, Wish } from '../page/api.ts';
import { lossSentence, whyOf } from '../page/loss.ts';
import { add, type Cart, maxQuantity, packed, remove, setQuantity } from './cart.ts';
import { type QuoteOutcome, quoteFeed } from './quote-feed.ts';
import { quoteWaiters } from './quote-waiters.ts';
import {
  asking,
  quoted,
  told,
  unanswered,
  unpriced,
  withCart,
  withCatalog,
  withCode,
  withCodeEdited,
  withCodeRefused,
  withDestination,
  withLeftOut,
  withLineError,
} from './shop-changes.ts';
import { shopPlaceOf } from './shop-place.ts';
import {
  announcementOf,
  countriesOf,
  type FirstShop,
  firstState,
  isPriced,
  quoteOf,
  type ShopState,
  wishOf,
} from './shop-state.ts';
import { shopView } from './shop-view.ts';

type ShopOptions = {
  readonly api: Pick<Api, 'catalog' | 'quote'>;
  readonly first: FirstShop;
  readonly onCart: (cart: Cart) => void;
  /** The quote for the cart as it is; undefined while there is none. */
  readonly onQuote: (quote: Quote | undefined) => void;
  /** Where the cart can be sent to, nowhere if it needn't be; whether a telephone number is asked for. */
  readonly onShipping: (countries: readonly string[], phone: Catalog['phone']) => void;
  /** What is wrong with the destination. */
  readonly onCannotShip: (sentence: string) => void;
};

/** How long a shopper may pause while typing an address before its price is asked for. */
const typingPauseMs = 350;

/** The server is not asked for anything before `refresh`. */
export const createShop = (options: ShopOptions) => {
  const { api, onCart, onQuote } = options;
  const waiters = quoteWaiters();
  let state = firstState(options.first);

  const set = (next: ShopState) => {
    state = next;
    view.show(state);
    options.onShipping(countriesOf(state), state.catalog?.phone);
  };

  const tellNews = () => {
    view.announce(announcementOf(state));
    state = told(state);
  };

  const setPrice = (next: ShopState) => {
    set(next);
    tellNews();
    onQuote(quoteOf(state));
    waiters.tell(quoteOf(state));
  };

  const takeQuote = (quote: Quote) => {
    view.promotion.show(quote.promotion);
    setPrice(quoted(state, quote));
  };

  const askPrice = (next: ShopState, afterMs = 0) => {
    set(asking(next));
    onQuote(undefined);
    return feed.ask(wishOf(state), afterMs);
  };

  const changeCart = (cart: Cart, sku: string) => {
    const next = withCart(state, cart, sku);
    onCart(cart);
    void askPrice(next);
    if (cart.length) return;
    view.priceNote.say();
    tellNews();
  };

  /** Shows a refusal beside the line, code or address that it names; false if it names none. */
  const refuse = (asked: Wish, problem: Problem, takesFocus: boolean): boolean => {
    const place = shopPlaceOf(state, asked, problem);
    if (place?.at === 'line') {
      set(withLineError(state, place.sku, problem.detail));
      view.lead(place.sku, takesFocus);
    } else if (place?.at === 'promotion') {
      view.promotion.refuse(place.code, problem.detail, takesFocus);
      void askPrice(withCodeRefused(state));
    } else if (place) {
      options.onCannotShip(problem.detail);
    }
    return place !== undefined;
  };

  const onOutcome = (asked: Wish, outcome: QuoteOutcome) => {
    if ('quote' in outcome) {
      view.priceNote.say();
      return takeQuote(outcome.quote);
    }
    state = unanswered(state);
    if ('problem' in outcome) {
      const { problem } = outcome;
      view.priceNote.say(refuse(asked, problem, false) ? '' : problem.detail);
    } else {
      view.priceNote.offer(`${words().shop.noTotal} ${lossSentence(outcome.loss)}`);
    }
    if (!isPriced(state)) setPrice(unpriced(state));
  };

  const loadCatalogue = async () => {
    try {
      const catalog = await api.catalog();
      view.catalogue.show(catalog);
      set(withCatalog(state, catalog));
      // Only the catalogue says what has to be sent, and so whether the price asked for is the
      // right one.
      if (JSON.stringify(wishOf(state)) === JSON.stringify(state.asked)) onQuote(quoteOf(state));
      else await askPrice(state);
    } catch (error) {
      view.catalogue.failed(`${words().shop.noCatalogue} ${whyOf(error)}`);
    }
  };

  const feed = quoteFeed(api, onOutcome);
  const view = shopView({
    add: ({ sku }) => {
      const { cart, leftOut } = packed(add(state.cart, sku));
      if (!leftOut.length) return changeCart(cart, sku);
      set(withLeftOut(state, leftOut));
      view.leadToLeftOut();
    },
    setQuantity: (sku, quantity) => changeCart(setQuantity(state.cart, sku, quantity), sku),
    remove: (sku) => changeCart(remove(state.cart, sku), sku),
    refuseQuantity: (sku) => {
      const allowed = words().shop.quantityAllowed(formatNumber(maxQuantity));
      set(withLineError(state, sku, allowed));
    },
    use: (code) => void askPrice(withCode(state, code)),
    forget: () => {
      state = withCodeEdited(state);
    },
    askAgain: () => void askPrice(state),
    retry: () => void loadCatalogue(),
  });

  return {
    state: () => state,
    /** Loads the catalogue and the price again, and draws them; what is said about lines stays. */
    refresh: () => Promise.all([loadCatalogue(), askPrice(state)]),
    /** Loads the catalogue again. */
    reload: loadCatalogue,
    /** Takes the price that came with a refused payment. */
    takeQuote,
    /** The same place as for a refused price; the focus goes to where it can be corrected. */
    refuse: (asked: Wish, problem: Problem) => refuse(asked, problem, true),
    /**
     * The quote, or the one that is on its way; undefined when it takes longer than `patienceMs`.
     */
    soonQuote: (patienceMs: number): Promise<Quote | undefined> => {
      const quote = quoteOf(state);
      return quote ? Promise.resolve(quote) : waiters.wait(patienceMs);
    },
    /** Drops the price for the old place; the price for the new one comes after a short pause. */
    setDestination: (next: Destination | undefined) => {
      if (JSON.stringify(next) === JSON.stringify(state.destination)) return;
      void askPrice(withDestination(state, next), typingPauseMs);
    },
    lock: view.lock,
  };
};

export type Shop = ReturnType<typeof createShop>;
