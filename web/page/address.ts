/** What the page's address says: the cart, the kind of card field, and a finished checkout. */
import { type Cart, formatCart, parseCart } from '../shop/cart.ts';

export type Address = {
  readonly cart: Cart;
  /** `card` with `?element=card`: one line for the card, paid with a token. */
  readonly element: 'payment' | 'card';
  readonly checkoutId?: string;
};

/** Reads `location.search`. */
export const readAddress = (search: string): Address => {
  const query = new URLSearchParams(search);
  const checkoutId = query.get('checkout');
  return {
    cart: parseCart(query.get('items')),
    element: query.get('element') === 'card' ? 'card' : 'payment',
    ...(checkoutId ? { checkoutId } : {}),
  };
};

/** Whether Stripe has sent the shopper back here from the bank, with its parameters appended. */
export const isFromBank = (search: string): boolean =>
  new URLSearchParams(search).has('payment_intent_client_secret');

/** Writes the address back, as short and readable as it can be: `/?items=mug:2,tee:1`. */
export const writeAddress = ({ cart, element, checkoutId }: Address): string => {
  const parts = [
    cart.length ? `items=${formatCart(cart)}` : '',
    element === 'card' ? 'element=card' : '',
    checkoutId ? `checkout=${encodeURIComponent(checkoutId)}` : '',
  ].filter(Boolean);
  return parts.length ? `/?${parts.join('&')}` : '/';
};
