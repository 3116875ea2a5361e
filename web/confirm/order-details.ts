/** What an order's confirmation tells besides its goods: who, where, by which card, what is next, whom to ask. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { counted, words } from '../language/speak.ts';
import { h } from '../page/dom.ts';
import { shopFacts } from '../page/shop-facts.ts';
import type { Bought } from '../settle/bought.ts';
import { hasOrder } from '../settle/ending.ts';
import { postalLines } from './postal-address.ts';

/** Nothing of the shopper where this browser doesn't know it; nothing at all without an order. */
export const orderDetails = (
  checkout: CheckoutView,
  bought: Bought | undefined,
): readonly HTMLElement[] => {
  if (!checkout.orderId) return [];
  return [...(bought ? [detailsOf(bought)] : []), ...next(checkout), contact()];
};

const detailsOf = ({ email, shipping, card }: Bought): HTMLElement => {
  const { page } = words();
  const row = (label: string, ...lines: readonly string[]) =>
    h('div', {}, h('dt', {}, label), h('dd', {}, ...lines.map((line) => h('bdi', {}, line))));
  return h(
    'dl',
    { class: 'details' },
    row(page.email, email),
    ...(shipping ? [row(page.shippingAddress, ...postalLines(shipping))] : []),
    ...(card ? [row(page.card, `${brandOf(card.brand)} •••• ${card.last4}`)] : []),
  );
};

/** `american_express` is how Stripe writes it. */
const brandOf = (brand: string): string =>
  brand.replace(/(^|_)([a-z])/g, (_, gap, letter) => `${gap && ' '}${letter.toUpperCase()}`);

const next = (checkout: CheckoutView): readonly HTMLElement[] => {
  const { shipsWithinDays } = shopFacts();
  const isSent = checkout.shippingRate !== undefined && hasOrder(checkout);
  if (!isSent || shipsWithinDays === undefined) return [];
  return [h('p', { id: 'next' }, counted(words().checkout.shipsWithin, shipsWithinDays))];
};

const contact = (): HTMLElement => {
  const { email, phone } = shopFacts().contact;
  const write = h('a', { href: `mailto:${email}` }, h('bdi', {}, email));
  const call = phone ? [' · ', h('a', { href: `tel:${phone}` }, h('bdi', {}, phone))] : [];
  return h('p', { id: 'contact' }, `${words().checkout.questions} `, write, ...call);
};
