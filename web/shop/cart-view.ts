/** The cart's lines, each kept in its place while it changes, so that the focus is kept too. */
import type { Product, Quote } from '../../functions/checkout/contract.ts';
import { bringIntoView, byId, h } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';
import { type Cart, clampQuantity, maxQuantity, typedQuantity } from './cart.ts';

export type CartActions = {
  setQuantity(sku: string, quantity: number): void;
  remove(sku: string): void;
  /** What was typed is no quantity. */
  refuseQuantity(sku: string): void;
};

export type CartShown = {
  readonly cart: Cart;
  readonly productOf: (sku: string) => Product | undefined;
  readonly currency: string;
  /** The server's prices; a line that they don't have yet shows a dash. */
  readonly quote: Quote | undefined;
  readonly errors: ReadonlyMap<string, string>;
};

/** Draws into `#cart-lines`. */
export const cartView = (actions: CartActions) => {
  const list = byId('cart-lines');
  const rows = new Map<string, ReturnType<typeof cartRow>>();

  const show = (shown: CartShown) => {
    for (const [sku, row] of rows) {
      if (shown.cart.some((item) => item.sku === sku)) continue;
      leave(row.element, list);
      rows.delete(sku);
    }
    for (const item of shown.cart) {
      const row = rows.get(item.sku) ?? cartRow(item.sku, actions);
      rows.set(item.sku, row);
      if (!row.element.isConnected) list.append(row.element);
      row.show(item.quantity, shown);
    }
  };
  /** Brings the line into view; whoever is at the button, which can't be used now, goes on there. */
  const lead = (sku: string) => {
    const row = rows.get(sku)?.element;
    if (!row) return;
    bringIntoView(row);
    if (document.activeElement === byId('pay')) {
      row.querySelector('input')?.focus({ preventScroll: true });
    }
  };
  return { show, lead };
};

// Whoever removed the line by keyboard goes on from the next one, not from the top of the page.
const leave = (row: HTMLElement, list: HTMLElement) => {
  const hadFocus = row.contains(document.activeElement);
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (!hadFocus) return;
  const next = list.contains(neighbour) && neighbour?.querySelector<HTMLElement>('.remove');
  (next || byId('cart-title')).focus();
};

const cartRow = (sku: string, { setQuantity, remove, refuseQuantity }: CartActions) => {
  const picture = h('img', { class: 'thumb', alt: '', width: 64, height: 48 });
  const name = h('span', { class: 'line-name' });
  const unit = h('span', { class: 'line-unit' });
  const amount = h('span', { class: 'line-amount' });
  const fewer = h('button', { type: 'button', class: 'step' }, '−');
  const more = h('button', { type: 'button', class: 'step' }, '+');
  const error = h('p', { class: 'error', role: 'alert', id: `line-error-${sku}` });
  const number = h('input', {
    type: 'number',
    inputmode: 'numeric',
    min: 0,
    max: maxQuantity,
    step: 1,
    autocomplete: 'off',
    'aria-describedby': error.id,
  });
  const stepper = h('div', { class: 'stepper', role: 'group' }, fewer, number, more);
  const gone = h('button', { type: 'button', class: 'link remove' }, 'Remove');
  const element = h('li', { class: 'line' }, picture, name, unit, amount, stepper, gone, error);

  let current = 0;
  const change = (quantity: number) => {
    const next = clampQuantity(quantity);
    number.value = String(next);
    if (next !== current) setQuantity(sku, next);
  };
  const take = (typed: number | undefined) => {
    number.value = String(typed || current);
    if (typed) setQuantity(sku, typed);
    else if (typed === 0) remove(sku);
    else refuseQuantity(sku);
  };
  fewer.addEventListener('click', () => change(current - 1));
  more.addEventListener('click', () => change(current + 1));
  number.addEventListener('change', () => take(typedQuantity(number.valueAsNumber)));
  gone.addEventListener('click', () => remove(sku));

  const show = (quantity: number, { productOf, quote, currency, errors }: CartShown) => {
    const product = productOf(sku);
    const line = quote?.lines.find((candidate) => candidate.sku === sku);
    const title = product?.name ?? line?.name ?? sku;
    const unitAmount = line?.unitAmount ?? product?.unitAmount;
    current = quantity;
    if (document.activeElement !== number) number.value = String(quantity);
    if (product && picture.getAttribute('src') !== product.image) picture.src = product.image;
    name.textContent = title;
    unit.textContent = unitAmount === undefined ? '' : `${formatMoney(unitAmount, currency)} each`;
    amount.textContent = line?.quantity === quantity ? formatMoney(line.amount, currency) : '–';
    stepper.setAttribute('aria-label', `Quantity of ${title}`);
    number.setAttribute('aria-label', `Quantity of ${title}`);
    fewer.setAttribute('aria-label', `One fewer: ${title}`);
    more.setAttribute('aria-label', `One more: ${title}`);
    gone.setAttribute('aria-label', `Remove ${title}`);
    fewer.setAttribute('aria-disabled', String(quantity <= 1));
    more.setAttribute('aria-disabled', String(quantity >= maxQuantity));
    const sentence = errors.get(sku) ?? '';
    if (error.textContent !== sentence) error.textContent = sentence;
    if (sentence) number.setAttribute('aria-invalid', 'true');
    else number.removeAttribute('aria-invalid');
  };
  return { element, show };
};
