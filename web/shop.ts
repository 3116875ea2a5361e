/** The shop's side of the page: catalogue, cart and the server's quote for it. */
import type { Catalog, Problem, Product, Quote } from '../functions/checkout/contract.ts';
import { alertIn } from './alert.ts';
import { type Api, Refusal } from './api.ts';
import { add, type Cart, countOf, remove, setQuantity } from './cart.ts';
import { cartView } from './cart-view.ts';
import { catalogueView } from './catalogue-view.ts';
import { byId, h } from './dom.ts';
import { formatMoney } from './money.ts';
import { type QuoteOutcome, quoteFeed } from './quote-feed.ts';
import { placeOf } from './refusal-place.ts';
import { totalsOf } from './totals.ts';

type ShopOptions = {
  readonly api: Pick<Api, 'catalog' | 'quote'>;
  readonly cart: Cart;
  readonly onCart: (cart: Cart) => void;
  /** The quote for the cart as it is; undefined while there is none. */
  readonly onQuote: (quote: Quote | undefined) => void;
};

/** Draws the shop and keeps it up to date. `quote()` is never that of an earlier cart. */
export const createShop = ({ api, cart: firstCart, onCart, onQuote }: ShopOptions) => {
  let cart = firstCart;
  let catalog: Catalog | undefined;
  let quote: Quote | undefined;
  let lastCurrency = 'usd';
  const errors = new Map<string, string>();
  const quoteAlert = alertIn('quote-alert');

  const productOf = (sku: string): Product | undefined =>
    catalog?.products.find((product) => product.sku === sku);

  const draw = () => {
    lines.show({ cart, productOf, quote, currency: lastCurrency, errors });
    byId('cart-empty').hidden = cart.length > 0;
    byId('totals').hidden = cart.length === 0;
    byId('cart').classList.toggle('empty', cart.length === 0);
    byId('cart-count').textContent = String(countOf(cart));
  };

  const takeQuote = (fresh: Quote) => {
    quote = fresh;
    lastCurrency = fresh.currency;
    byId('totals').replaceChildren(...totalsOf(fresh));
    byId('totals').removeAttribute('aria-busy');
    byId('announcer').textContent = `Total ${formatMoney(fresh.total, fresh.currency)}`;
    draw();
    onQuote(fresh);
  };

  /** Shows a refusal beside the line that it names. False: it names none. */
  const refuseLine = (items: Cart, problem: Problem): boolean => {
    const place = placeOf(problem);
    const sku = place.at === 'line' ? items[place.index]?.sku : undefined;
    if (sku === undefined || !cart.some((item) => item.sku === sku)) return false;
    errors.set(sku, problem.detail);
    draw();
    byId(`line-error-${sku}`).scrollIntoView({ block: 'nearest' });
    return true;
  };

  const heard = (asked: Cart, outcome: QuoteOutcome) => {
    quoteAlert.clear();
    if ('quote' in outcome) return takeQuote(outcome.quote);
    if ('problem' in outcome) {
      if (!refuseLine(asked, outcome.problem)) quoteAlert.show(outcome.problem.detail);
      return;
    }
    const again = h('button', { type: 'button', class: 'link' }, 'Try again');
    again.addEventListener('click', askQuote);
    quoteAlert.show('The total could not be fetched. ');
    byId('quote-alert').append(again);
  };
  const feed = quoteFeed(api, heard);

  const askQuote = () => {
    quote = undefined;
    byId('totals').setAttribute('aria-busy', 'true');
    draw();
    onQuote(undefined);
    void feed.ask(cart);
  };

  const change = (next: Cart, sku?: string) => {
    if (sku) errors.delete(sku);
    cart = next;
    if (!cart.length) quoteAlert.clear();
    onCart(cart);
    askQuote();
  };

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

  /** Catalogue and price as they are now; what was said about lines is left standing. */
  const refresh = () => {
    void loadCatalogue();
    askQuote();
  };

  return {
    refresh,
    takeQuote,
    refuseLine,
    cart: () => cart,
    quote: () => quote,
    setCart: (next: Cart) => change(next),
    lock: (locked: boolean) => {
      byId('products').inert = locked;
      byId('cart-lines').inert = locked;
    },
  };
};

export type Shop = ReturnType<typeof createShop>;
