/** A checkout in place of the shop: the order's confirmation, or why there is no order. */
import type { CheckoutView, Line } from '../../functions/checkout/contract.ts';
import { formatNumber, words } from '../language/speak.ts';
import { byId, h } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';
import { shopFacts } from '../page/shop-facts.ts';
import type { Bought } from '../settle/bought.ts';
import { capturedSentence, type Words, wordsOf } from '../settle/words.ts';
import { totalsOf } from '../shop/totals-view.ts';
import { orderDetails } from './order-details.ts';

/** Replaces the shop and moves the focus to the heading. `backTo` is where the link to the shop leads. */
export const showConfirmation = (
  checkout: CheckoutView,
  backTo = '/',
  bought?: Bought | undefined,
): void => {
  const { seal, title, text: usual } = wordsOf(checkout);
  const text = words().checkout;
  const { orderId, error, lines, currency } = checkout;
  const captured = capturedSentence(checkout);
  show(
    { seal, title, text: error?.message ?? usual },
    backTo,
    ...(captured ? [h('p', { id: 'captured' }, captured)] : []),
    ...(orderId
      ? [
          h(
            'p',
            { class: 'order-number' },
            `${text.order} `,
            h('strong', { id: 'order-id' }, orderId),
          ),
        ]
      : []),
    h(
      'ul',
      { class: 'receipt', 'aria-label': text.goods },
      ...lines.map((line) => receiptLine(line, currency)),
    ),
    h(
      'dl',
      { class: 'totals' },
      ...totalsOf(checkout).slice(checkout.subtotal === undefined ? -1 : 0),
    ),
    ...orderDetails(checkout, bought),
    ...(orderId ? [printing()] : []),
  );
  document.title = `${title} – ${shopFacts().name}`;
};

/** The order as it is now, for a shopper who has read it before: told, and without taking the focus. */
export const showChange = (...shown: Parameters<typeof showConfirmation>): void => {
  const { activeElement } = document;
  showConfirmation(...shown);
  if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
  byId('announcer').textContent = wordsOf(shown[0]).title;
};

/** Says in the same place that the checkout is being looked for. */
export const showLooking = (backTo: string): void =>
  show({ seal: 'open', ...words().checkout.lookedFor }, backTo);

/** Says below it why that, or the checkout itself, takes so long. */
export const sayMeanwhile = (...said: readonly (Node | string)[]): void =>
  byId('meanwhile').replaceChildren(...said);

/** Says in the same place that the checkout of the page's URL can't be shown, and why. */
export const showNoConfirmation = (sentence: string, backTo: string): void =>
  show({ seal: 'bad', title: words().checkout.unknown, text: sentence }, backTo);

const show = (
  { seal, title, text }: Words,
  backTo: string,
  ...rest: readonly HTMLElement[]
): void => {
  const root = byId('confirmation');
  const meanwhile = byId('meanwhile');
  meanwhile.replaceChildren();
  const heading = h('h1', { tabindex: -1, 'aria-describedby': 'lead' }, title);
  const back = h('a', { href: backTo, class: 'button-like' }, words().checkout.backToShop);
  root.replaceChildren(
    h('span', { class: `seal ${seal}`, 'aria-hidden': 'true' }),
    heading,
    h('p', { id: 'lead', class: 'lead' }, text),
    meanwhile,
    ...rest,
    h('p', { class: 'back' }, back),
  );
  byId('shop').hidden = true;
  byId('cart-link').hidden = true;
  root.hidden = false;
  scrollTo(0, 0);
  // A screen reader reads the heading and its description because of the focus. As a live region it
  // would be read twice.
  heading.focus();
};

const printing = (): HTMLElement => {
  const button = h('button', { type: 'button', class: 'link' }, words().checkout.print);
  button.addEventListener('click', () => print());
  return h('p', { class: 'back' }, button);
};

const receiptLine = ({ name, quantity, amount }: Line, currency: string) =>
  h(
    'li',
    {},
    h('span', { dir: 'auto' }, `${formatNumber(quantity)} × ${name}`),
    h('span', {}, formatMoney(amount, currency)),
  );
