/** What the page's URL says: the cart, the kind of card field, and a checkout that was started. */
import { type Cart, formatCart, parseCart } from './shop/cart.ts';

export type PageUrl = {
  readonly cart: Cart;
  /** `card` with `?element=card`: one line for the card, paid with a token. */
  readonly element: 'payment' | 'card';
  readonly checkoutId?: string;
  /** The language that a link asks for, such as `de`. */
  readonly language?: string;
  /** Where a site wants its shopper back: with an order, and without one. */
  readonly success?: string;
  readonly cancel?: string;
};

/** Reads `location.search`. */
export const readPageUrl = (search: string): PageUrl => {
  const query = new URLSearchParams(search);
  const checkoutId = query.get('checkout');
  const language = query.get('lang');
  const success = query.get('success');
  const cancel = query.get('cancel');
  return {
    cart: parseCart(query.get('items')),
    element: query.get('element') === 'card' ? 'card' : 'payment',
    ...(checkoutId ? { checkoutId } : {}),
    ...(language ? { language } : {}),
    ...(success ? { success } : {}),
    ...(cancel ? { cancel } : {}),
  };
};

/** Whether Stripe has sent the shopper back here from the bank, with its own parameters appended. */
export const isFromBank = (search: string): boolean =>
  new URLSearchParams(search).has('payment_intent_client_secret');

/** The way to the catalogue with this cart. */
export const writeShopUrl = (url: Omit<PageUrl, 'checkoutId'>): string =>
  url.cart.length ? `${writePageUrl(url)}#catalogue` : writePageUrl(url);

/** Path and query, as short and readable as they can be: `/?items=mug:2,tee:1`. */
export const writePageUrl = (url: PageUrl): string => {
  const { cart, element, checkoutId, language, success, cancel } = url;
  const parts = [
    cart.length ? `items=${formatCart(cart)}` : '',
    element === 'card' ? 'element=card' : '',
    checkoutId ? `checkout=${encodeURIComponent(checkoutId)}` : '',
    language ? `lang=${encodeURIComponent(language)}` : '',
    success ? `success=${encodeURIComponent(success)}` : '',
    cancel ? `cancel=${encodeURIComponent(cancel)}` : '',
  ].filter(Boolean);
  return parts.length ? `/?${parts.join('&')}` : '/';
};
