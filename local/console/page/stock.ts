/** The products' stock, which can be changed while somebody pays. */
import type { Overview } from '../overview.ts';
import type { ShownProduct } from '../shown-rows.ts';
import { post } from './api.ts';
import { node } from './nodes.ts';
import { fill, tableById } from './table.ts';
import { amount } from './words.ts';

const stockForm = ({ sku, stock }: ShownProduct): HTMLFormElement => {
  const input = node('input', {
    type: 'number',
    min: '0',
    required: true,
    defaultValue: `${stock}`,
  });
  input.setAttribute('aria-label', `Stock of ${sku}`);
  const form = node('form', {}, input, ' ', node('button', { textContent: 'Set' }));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur();
    post(`products/${sku}/stock`, { stock: Number(input.value) });
  };
  return form;
};

/** Lists the products, each with a form that sets its stock. */
export const showStock = (products: Overview['products']): void => {
  fill(
    'products',
    ['SKU', 'Name', 'Price', 'Stock'],
    products.map((product) => [
      product.sku,
      product.sku,
      product.name,
      amount(product.unitAmount, product.currency),
      stockForm(product),
    ]),
  );
  // A number that was typed but not set is replaced by the stock as it is.
  for (const form of tableById('products').querySelectorAll('form')) {
    if (!form.contains(document.activeElement)) form.reset();
  }
};
