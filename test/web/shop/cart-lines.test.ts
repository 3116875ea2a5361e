import { cartLinesOf } from '../../../web/shop/cart-lines.ts';
import { quoted, withCatalog, withLineError } from '../../../web/shop/shop-changes.ts';
import { firstState } from '../../../web/shop/shop-state.ts';
import { catalog, oneMug, quoteFor } from '../goods.ts';

const opened = firstState({ cart: oneMug, promotionCode: undefined, destination: undefined });
const lineOf = (state: typeof opened) => cartLinesOf(state)[0];

describe('a line of the cart', () => {
  test('is known only by its SKU when the page opens', () => {
    expect(lineOf(opened)).toEqual({
      sku: 'mug',
      quantity: 1,
      name: 'mug',
      image: undefined,
      unit: '',
      amount: '–',
      error: '',
    });
  });

  test('has picture, name and unit price from the catalogue', () => {
    expect(lineOf(withCatalog(opened, catalog))).toMatchObject({
      name: 'Enamel mug',
      image: '/images/mug.svg',
      unit: '$14.00 each',
      amount: '–',
    });
  });

  test('has its amount from the server’s price', () => {
    expect(lineOf(quoted(opened, quoteFor(oneMug)))).toMatchObject({
      unit: '$14.00 each',
      amount: '$14.00',
    });
  });

  test('has the quote’s unit price before the catalogue’s, which may be older', () => {
    const quote = quoteFor(oneMug);
    const dearer = quote.lines.map((line) => ({ ...line, unitAmount: 1500 }));
    const state = quoted(withCatalog(opened, catalog), { ...quote, lines: dearer });
    expect(lineOf(state)?.unit).toBe('$15.00 each');
  });

  test('has a dash for the amount of another quantity', () => {
    const state = quoted(opened, quoteFor([{ sku: 'mug', quantity: 2 }]));
    expect(lineOf(state)?.amount).toBe('–');
  });

  test('says what is wrong with it', () => {
    expect(lineOf(withLineError(opened, 'mug', 'Sold out.'))?.error).toBe('Sold out.');
  });

  test('is in the currency of the shop', () => {
    const yen = withCatalog(opened, { ...catalog, currency: 'jpy' });
    expect(lineOf(yen)?.unit).toBe('¥1,400 each');
  });
});
