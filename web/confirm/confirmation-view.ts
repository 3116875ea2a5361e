/** What became of a checkout, in place of the shop: the order's confirmation, or why there is none. */
import type { CheckoutStatus, CheckoutView } from '../../functions/checkout/contract.ts';
import { byId, h } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';
import { totalsOf } from '../shop/totals.ts';

/** The sign above the heading: under way, done, done and given back, or not done. */
export type Seal = 'open' | 'good' | 'back' | 'bad';

type Words = { readonly seal: Seal; readonly title: string; readonly text: string };

const words: Readonly<Record<CheckoutStatus, Words>> = {
  processing: {
    seal: 'open',
    title: 'Your payment is being processed',
    text: 'This page will say so as soon as it is done. You can leave it open.',
  },
  requires_action: {
    seal: 'open',
    title: 'Your bank is asking for a confirmation',
    text: 'The payment goes on as soon as your bank has heard from you.',
  },
  confirmed: {
    seal: 'good',
    title: 'Your order is confirmed',
    text: 'The amount is reserved on your card, and we are getting your things ready.',
  },
  paid: {
    seal: 'good',
    title: 'Your order is confirmed',
    text: 'It is paid, and we are getting it ready.',
  },
  declined: {
    seal: 'bad',
    title: 'The payment was declined',
    text: 'Nothing was ordered or charged.',
  },
  rejected: {
    seal: 'bad',
    title: 'The order could not be made',
    text: 'Your card was not charged.',
  },
  expired: {
    seal: 'bad',
    title: 'The payment has expired',
    text: 'Nothing was ordered or charged.',
  },
  canceled: { seal: 'bad', title: 'The order was canceled', text: 'Your card was not charged.' },
  refunded: {
    seal: 'back',
    title: 'The order was refunded',
    text: 'The full amount goes back to your card.',
  },
};

const awaitingApproval: Words = {
  seal: 'good',
  title: 'We have your order',
  text: 'We still have to agree to it. Until then the amount is only reserved on your card, and nothing is charged.',
};

/** What the page says of a checkout. */
export const wordsOf = ({
  status,
  awaitsApproval,
}: Pick<CheckoutView, 'status' | 'awaitsApproval'>): Words =>
  awaitsApproval ? awaitingApproval : words[status];

/** The sentence for the alert beside a form that is still there; the API's own comes first. */
export const refusalSentence = ({ status, error }: CheckoutView): string =>
  error?.message ?? `${words[status].title}. ${words[status].text}`;

/** What was charged, where it is less than what was held; nothing where it is all of it. */
export const capturedSentence = ({
  captured,
  total,
  currency,
}: CheckoutView): string | undefined =>
  captured !== undefined && captured < total
    ? `${formatMoney(captured, currency)} was charged to your card, and the rest of the hold was released.`
    : undefined;

/** Whether the shopper has an order by now. */
export const hasOrder = ({ status }: CheckoutView): boolean =>
  status === 'confirmed' || status === 'paid';

/** Replaces the shop by the checkout's state and moves the focus to its heading. */
export const showConfirmation = (checkout: CheckoutView, backTo = '/'): void => {
  const { seal, title, text } = wordsOf(checkout);
  const { orderId, error, lines, currency } = checkout;
  const captured = capturedSentence(checkout);
  show(
    seal,
    backTo,
    title,
    error?.message ?? text,
    ...(captured ? [h('p', { id: 'captured' }, captured)] : []),
    ...(orderId
      ? [h('p', { class: 'order-number' }, 'Order ', h('strong', { id: 'order-id' }, orderId))]
      : []),
    h('ul', { class: 'receipt', 'aria-label': 'What was ordered' }, ...lines.map(receiptLine)),
    h(
      'dl',
      { class: 'totals' },
      ...totalsOf(checkout).slice(checkout.subtotal === undefined ? -1 : 0),
    ),
  );
  document.title = `${title} – Holdfast Supply`;

  function receiptLine({ name, quantity, amount }: CheckoutView['lines'][number]) {
    return h(
      'li',
      {},
      h('span', {}, `${quantity} × ${name}`),
      h('span', {}, formatMoney(amount, currency)),
    );
  }
};

/** Says in the confirmation's place that the checkout in the address can't be shown, and why. */
export const showNoConfirmation = (sentence: string, backTo: string): void =>
  show('bad', backTo, 'This order can’t be shown', sentence);

const show = (
  seal: Seal,
  backTo: string,
  title: string,
  text: string,
  ...rest: readonly HTMLElement[]
) => {
  const root = byId('confirmation');
  const heading = h('h1', { tabindex: -1, 'aria-describedby': 'lead' }, title);
  const back = h('a', { href: backTo, class: 'button-like' }, 'Back to the shop');
  root.replaceChildren(
    h('span', { class: `seal ${seal}`, 'aria-hidden': 'true' }),
    heading,
    h('p', { id: 'lead', class: 'lead' }, text),
    ...rest,
    h('p', { class: 'back' }, back),
  );
  byId('shop').hidden = true;
  byId('cart-link').hidden = true;
  root.hidden = false;
  scrollTo(0, 0);
  // Read by the focus, with what describes it: as a live region, too, it would be read twice.
  heading.focus();
};
