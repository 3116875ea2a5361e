/**
 * The products’ stock, and the form that sets it.
 * @jest-environment @happy-dom/jest-environment
 */
import { showStock } from '../../../../local/console/page/stock.ts';
import { cellsOf, openPage, serveWith } from './open-page.ts';

beforeEach(openPage);

const show = (stock: number) =>
  showStock([{ sku: 'mug', name: 'Enamel mug', currency: 'usd', unitAmount: 1400, stock }]);
const field = (): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>('[aria-label="Stock of mug"]');
  if (input === null) throw new Error('The mug has no field for its stock.');
  return input;
};

test('a product has its price and a field with its stock', () => {
  show(5);
  expect(cellsOf('products')[0]?.slice(0, 3)).toEqual(['mug', 'Enamel mug', '$14.00']);
  expect(field().value).toBe('5');
});

test('the number that was typed is set as a number', () => {
  const asked = serveWith(() => ({}));
  show(5);
  field().value = '7';
  field().form?.requestSubmit();
  expect(asked).toEqual([
    { path: '/_local/api/products/mug/stock', method: 'POST', body: { stock: 7 } },
  ]);
});

test('what is sold is taken off the number that is shown', () => {
  show(5);
  show(4);
  expect(field().value).toBe('4');
});

test('a number stays while it is being typed, and goes when it is left unset', () => {
  show(5);
  field().focus();
  field().value = '99';
  show(5);
  expect(field().value).toBe('99');
  field().blur();
  show(5);
  expect(field().value).toBe('5');
});
