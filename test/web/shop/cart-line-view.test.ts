/** @jest-environment @happy-dom/jest-environment */

import { cartLineView } from '../../../web/shop/cart-line-view.ts';
import type { CartLine } from '../../../web/shop/cart-lines.ts';
import { find, openPage, textOf, typeInto } from '../open-page.ts';

const line: CartLine = {
  sku: 'mug',
  quantity: 2,
  name: 'Enamel mug',
  image: '/images/mug.svg',
  unit: '$14.00 each',
  amount: '$28.00',
  error: '',
};

beforeEach(openPage);

const opened = (overrides: Partial<CartLine> = {}) => {
  const told: string[] = [];
  const view = cartLineView('mug', {
    setQuantity: (sku, quantity) => void told.push(`${quantity} of ${sku}`),
    remove: (sku) => void told.push(`no ${sku}`),
    refuseQuantity: (sku) => void told.push(`not so many of ${sku}`),
  });
  find('#cart-lines').append(view.element);
  view.show({ ...line, ...overrides });
  const button = (label: string) => find(`[aria-label="${label}: Enamel mug"]`);
  return { ...view, told, fewer: button('One fewer'), more: button('One more') };
};

describe('a line of the cart', () => {
  test('shows picture, name, prices and quantity', () => {
    const { number } = opened();
    expect(find<HTMLImageElement>('.thumb').getAttribute('src')).toBe('/images/mug.svg');
    expect(textOf('.line-name')).toBe('Enamel mug');
    expect(textOf('.line-unit')).toBe('$14.00 each');
    expect(textOf('.line-amount')).toBe('$28.00');
    expect(number.value).toBe('2');
  });

  test('has one more or one fewer at a click', () => {
    const { told, fewer, more } = opened();
    more.click();
    fewer.click();
    expect(told).toEqual(['3 of mug', '1 of mug']);
  });

  test('never has fewer than one by a click, and says so', () => {
    const { told, fewer } = opened({ quantity: 1 });
    fewer.click();
    expect(told).toEqual([]);
    expect(fewer.getAttribute('aria-disabled')).toBe('true');
  });

  test('never has more than the API accepts, and says so', () => {
    const { told, more } = opened({ quantity: 99 });
    more.click();
    expect(told).toEqual([]);
    expect(more.getAttribute('aria-disabled')).toBe('true');
  });

  test('takes a quantity that is typed', () => {
    const { told, number } = opened();
    typeInto(number, '12');
    expect(told).toEqual(['12 of mug']);
  });

  test('is removed when a 0 is typed, or by its button', () => {
    const { told, number } = opened();
    typeInto(number, '0');
    find('.remove').click();
    expect(told).toEqual(['no mug', 'no mug']);
  });

  test.each(['1.5', '-1', '150', ''])('keeps its quantity when "%s" is typed', (typed) => {
    const { told, number } = opened();
    typeInto(number, typed);
    expect(told).toEqual(['not so many of mug']);
    expect(number.value).toBe('2');
  });

  test('does not change a number while it is being typed', () => {
    const { number, show } = opened();
    number.focus();
    number.value = '1';
    show({ ...line, quantity: 3 });
    expect(number.value).toBe('1');
  });

  test('marks the quantity and says once what is wrong with it', () => {
    const { number, show } = opened({ error: 'Sold out.' });
    const announced = find('#line-error-mug').firstChild;
    show({ ...line, error: 'Sold out.' });
    expect(textOf('#line-error-mug')).toBe('Sold out.');
    expect(find('#line-error-mug').firstChild).toBe(announced);
    expect(number.getAttribute('aria-invalid')).toBe('true');
    expect(number.getAttribute('aria-describedby')).toBe('line-error-mug');
    expect(number.getAttribute('aria-label')).toBe('Quantity of Enamel mug');
  });

  test('is unmarked once it is right again', () => {
    const { number, show } = opened({ error: 'Sold out.' });
    show(line);
    expect(textOf('#line-error-mug')).toBe('');
    expect(number.hasAttribute('aria-invalid')).toBe(false);
  });
});
