/** What there is of each product, to be changed while somebody pays. */
import { post } from './api.js';
import { amount, byId, fill, node } from './nodes.js';

const stockForm = ({ sku, stock }) => {
  const input = node('input', {
    type: 'number',
    min: 0,
    required: true,
    defaultValue: stock,
    ariaLabel: `Stock of ${sku}`,
  });
  const form = node('form', {}, input, ' ', node('button', { textContent: 'Set' }));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur();
    post(`products/${sku}/stock`, { stock: Number(input.value) });
  };
  return form;
};

export const showStock = (products) => {
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
  // What was typed and not set is not what there is.
  for (const form of byId('products').querySelectorAll('form')) {
    if (!form.contains(document.activeElement)) form.reset();
  }
};
