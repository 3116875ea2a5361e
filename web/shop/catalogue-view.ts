/** The shop's products as cards, each with a button that puts one piece into the cart. */
import type { Catalog, Product } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { byId, h } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';
import { retryIn } from '../page/retry.ts';
import { shopFacts } from '../page/shop-facts.ts';

export type CatalogueActions = { add(product: Product): void; retry(): void };

/** Draws into `#products`. `#catalogue-note` says why there are none, and lets the shopper try again. */
export const catalogueView = (actions: CatalogueActions) => {
  const list = byId('products');
  const note = retryIn('catalogue-note', 'catalogue-title', actions.retry);

  // The catalogue is in the shop's language, whichever the page speaks.
  const own = { lang: shopFacts().language, dir: 'auto' };

  const card = (product: Product, currency: string) => {
    const { add, addToOrder, soldOut, isSoldOut } = words().shop;
    const { sku, name, description, image, unitAmount, inStock } = product;
    const button = h(
      'button',
      {
        type: 'button',
        class: 'add',
        disabled: !inStock,
        'aria-label': inStock ? addToOrder(name) : isSoldOut(name),
        'data-sku': sku,
      },
      inStock ? add : soldOut,
    );
    button.addEventListener('click', () => actions.add(product));
    return h(
      'li',
      { class: inStock ? 'product' : 'product sold-out' },
      h('img', { src: image, alt: '', width: 400, height: 300, decoding: 'async' }),
      h('h2', own, name),
      h('p', { ...own, class: 'description' }, description),
      h(
        'div',
        { class: 'product-foot' },
        h('span', { class: 'price' }, formatMoney(unitAmount, currency)),
        button,
      ),
    );
  };

  return {
    show({ products, currency }: Catalog) {
      list.replaceChildren(...products.map((product) => card(product, currency)));
      list.removeAttribute('aria-busy');
      note.say(products.length ? '' : words().shop.nothingForSale);
    },
    /** There is no catalogue. One that was shown before stays. */
    failed(sentence: string) {
      for (const blank of list.querySelectorAll('.blank')) blank.remove();
      list.removeAttribute('aria-busy');
      note.offer(sentence);
    },
  };
};
