/** The shopper's cart: pure functions on a list of items, written in the address as `mug:2,tee:1`. */
import type { Item } from '../../functions/checkout/contract.ts';
import { formatNumber, words } from '../language/speak.ts';

export type Cart = readonly Item[];

/** The largest quantity of one product that the API accepts. */
export const maxQuantity = 99;

/** The largest number of different products that the API accepts. */
export const maxLines = 20;

const skuPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The nearest quantity that a line may have: a whole number from 1 to {@link maxQuantity}. */
export const clampQuantity = (quantity: number): number => {
  if (!Number.isFinite(quantity)) return 1;
  return Math.min(maxQuantity, Math.max(1, Math.trunc(quantity)));
};

/** What was typed, if it is a whole number from 0 (remove the line) to {@link maxQuantity}; else undefined. */
export const typedQuantity = (typed: number): number | undefined =>
  Number.isInteger(typed) && typed >= 0 && typed <= maxQuantity ? typed : undefined;

/** The quantity of `sku`: 0 when it isn't in the cart. */
export const quantityOf = (cart: Cart, sku: string): number =>
  cart.find((item) => item.sku === sku)?.quantity ?? 0;

/** How many pieces the cart holds. */
export const countOf = (cart: Cart): number =>
  cart.reduce((count, item) => count + item.quantity, 0);

/** The cart with `quantity` of `sku`. Lines keep their order, and a new one comes last. */
export const setQuantity = (cart: Cart, sku: string, quantity: number): Cart => {
  const item = { sku, quantity };
  return cart.some((line) => line.sku === sku)
    ? cart.map((line) => (line.sku === sku ? item : line))
    : [...cart, item];
};

/** The cart with `quantity` more of `sku`, whether or not an order may have so much: see {@link packed}. */
export const add = (cart: Cart, sku: string, quantity = 1): Cart =>
  setQuantity(cart, sku, quantityOf(cart, sku) + quantity);

/** What an order has room for, from the first product on, and what it has none for. */
export type Packed = { readonly cart: Cart; readonly leftOut: Cart };

/** Nothing is lost: the pieces of `cart` and `leftOut` are those of `wanted`. */
export const packed = (wanted: Cart): Packed => {
  const cart = wanted
    .slice(0, maxLines)
    .map(({ sku, quantity }) => ({ sku, quantity: clampQuantity(quantity) }));
  const leftOut = wanted
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - quantityOf(cart, sku) }))
    .filter(({ quantity }) => quantity > 0);
  return { cart, leftOut };
};

/** The cart without `sku`. */
export const remove = (cart: Cart, sku: string): Cart => cart.filter((item) => item.sku !== sku);

/** What became of a product from one cart to the next, in words for shoppers who don't see the page. */
export const newsOf = (before: Cart, after: Cart, sku: string, name: string): string => {
  const { removed, orderIsEmpty, inOrder, added } = words().shop;
  const quantity = quantityOf(after, sku);
  if (quantity === 0) return [removed(name), ...(after.length ? [] : [orderIsEmpty])].join(' ');
  return quantityOf(before, sku) ? inOrder(name, formatNumber(quantity)) : added(name);
};

/**
 * Reads `mug:2,tee:1`; a bare `mug` is one mug, and the quantities of a product named twice are added.
 * What can't be a line is left out, because people edit links by hand. It may be more than an order
 * has room for: see {@link packed}.
 */
export const parseCart = (text: string | null): Cart => {
  let cart: Cart = [];
  for (const part of (text ?? '').split(',')) {
    const [sku = '', quantity = '1', ...rest] = part.trim().split(':');
    const wellFormed = skuPattern.test(sku) && /^[1-9]\d{0,5}$/.test(quantity) && !rest.length;
    if (wellFormed) cart = add(cart, sku, Number(quantity));
  }
  return cart;
};

/** The inverse of {@link parseCart}. */
export const formatCart = (cart: Cart): string =>
  cart.map((item) => `${item.sku}:${item.quantity}`).join(',');
