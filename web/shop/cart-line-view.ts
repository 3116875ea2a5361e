/**
 * One line of the cart: picture, name, prices, the quantity with its buttons, and what is wrong.
 */
import { words } from '../language/speak.ts';
import { h } from '../page/dom.ts';
import { shopFacts } from '../page/shop-facts.ts';
import { clampQuantity, maxQuantity, typedQuantity } from './cart.ts';
import type { CartLine } from './cart-lines.ts';

export type CartActions = {
  setQuantity(sku: string, quantity: number): void;
  remove(sku: string): void;
  /** What was typed is not a quantity that a line can have. */
  refuseQuantity(sku: string): void;
};

export const cartLineView = (sku: string, { setQuantity, remove, refuseQuantity }: CartActions) => {
  const picture = h('img', { class: 'thumb', alt: '', width: 64, height: 48 });
  const name = h('span', { class: 'line-name', lang: shopFacts().language, dir: 'auto' });
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
  const gone = h('button', { type: 'button', class: 'link remove' }, words().page.remove);
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

  const label = (title: string) => {
    const { quantityOf, oneFewer, oneMore, removeLine } = words().shop;
    stepper.setAttribute('aria-label', quantityOf(title));
    number.setAttribute('aria-label', quantityOf(title));
    fewer.setAttribute('aria-label', oneFewer(title));
    more.setAttribute('aria-label', oneMore(title));
    gone.setAttribute('aria-label', removeLine(title));
  };

  const show = (line: CartLine) => {
    current = line.quantity;
    // Not changed while the shopper is typing in it.
    if (document.activeElement !== number) number.value = String(current);
    if (line.image && picture.getAttribute('src') !== line.image) picture.src = line.image;
    name.textContent = line.name;
    unit.textContent = line.unit;
    amount.textContent = line.amount;
    label(line.name);
    fewer.setAttribute('aria-disabled', String(current <= 1));
    more.setAttribute('aria-disabled', String(current >= maxQuantity));
    // If the same sentence were written again, a screen reader would announce it again.
    if (error.textContent !== line.error) error.textContent = line.error;
    if (line.error) number.setAttribute('aria-invalid', 'true');
    else number.removeAttribute('aria-invalid');
  };
  return { element, number, show };
};
