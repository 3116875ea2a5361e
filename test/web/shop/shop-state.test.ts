import {
  announcementOf,
  countriesOf,
  type FirstShop,
  firstState,
  isPayable,
  isPriced,
  isShipped,
  leftOutSentence,
  nameOf,
  productOf,
  quoteOf,
  type ShopState,
  shownQuoteOf,
  wishOf,
} from '../../../web/shop/shop-state.ts';
import { catalog, guide, mug, oneMug, quoteFor, twoGuides } from '../goods.ts';

const opened = (first: Partial<FirstShop> = {}) =>
  firstState({ cart: oneMug, promotionCode: undefined, destination: undefined, ...first });
const stateOf = (overrides: Partial<ShopState> = {}): ShopState => ({
  ...opened(),
  ...overrides,
});
const priced = (overrides: Partial<ShopState> = {}) =>
  stateOf({ price: { is: 'quoted', quote: quoteFor(oneMug) }, ...overrides });
const berlin = { country: 'DE', postalCode: '10115' };

describe('a price', () => {
  test('is neither there nor on its way when the page opens', () => {
    expect(isPriced(opened())).toBe(false);
    expect(quoteOf(opened())).toBeUndefined();
  });

  test('on its way counts as a price, but is no quote', () => {
    const state = stateOf({ price: { is: 'asked', last: quoteFor(oneMug) } });
    expect(isPriced(state)).toBe(true);
    expect(quoteOf(state)).toBeUndefined();
  });

  test('on its way leaves the amounts of the last quote on the page', () => {
    const last = quoteFor(oneMug);
    expect(shownQuoteOf(stateOf({ price: { is: 'asked', last } }))).toBe(last);
  });

  test('that is there is the one whose amounts are on the page', () => {
    const state = priced();
    expect(quoteOf(state)).toBeDefined();
    expect(shownQuoteOf(state)).toBe(quoteOf(state));
  });

  test('can be paid only once the catalogue says what has to be sent', () => {
    expect(isPayable(priced())).toBe(false);
    expect(isPayable(priced({ catalog }))).toBe(true);
  });
});

describe('a product', () => {
  test('is found in the catalogue by its SKU', () => {
    expect(productOf(stateOf({ catalog }), 'guide')).toBe(guide);
  });

  test('has the name of the catalogue, else of the quote, else its SKU', () => {
    const renamed = { ...catalog, products: [{ ...mug, name: 'Tin mug' }] };
    expect(nameOf(priced({ catalog: renamed }), 'mug')).toBe('Tin mug');
    expect(nameOf(priced(), 'mug')).toBe('Enamel mug');
    expect(nameOf(stateOf(), 'mug')).toBe('mug');
  });
});

describe('what an order has no room for', () => {
  const leftOut = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ sku: `p${index}`, quantity: index + 1 }));

  test('is named, up to five products, and the rest is counted', () => {
    expect(leftOutSentence(stateOf({ leftOut: leftOut(2) }))).toMatch(
      /^Left out: 1 × p0, 2 × p1\. An order holds at most 20 different products, and 99 of each\./,
    );
    expect(leftOutSentence(stateOf({ leftOut: leftOut(8) }))).toMatch(
      /^Left out: 1 × p0, 2 × p1, 3 × p2, 4 × p3, 5 × p4, and 3 more products\. /,
    );
  });

  test('is not spoken of when there is nothing', () => {
    expect(leftOutSentence(opened())).toBe('');
  });
});

describe('shipping', () => {
  test('is offered to the shop’s countries when something in the cart has to be sent', () => {
    const state = stateOf({ catalog });
    expect(isShipped(state)).toBe(true);
    expect(countriesOf(state)).toEqual(['US', 'DE']);
  });

  test('is offered nowhere when nothing in the cart has to be sent', () => {
    const state = stateOf({ cart: twoGuides, catalog });
    expect(isShipped(state)).toBe(false);
    expect(countriesOf(state)).toEqual([]);
  });
});

describe('what a price is asked for', () => {
  test('is the cart, with its destination and code', () => {
    const state = stateOf({ catalog, destination: berlin, promotionCode: 'SPRING10' });
    expect(wishOf(state)).toEqual({
      items: oneMug,
      destination: berlin,
      promotionCode: 'SPRING10',
    });
  });

  test('leaves out a destination that nothing is sent to', () => {
    expect(wishOf(stateOf({ cart: twoGuides, catalog, destination: berlin }))).toEqual({
      items: twoGuides,
    });
  });

  test('keeps the destination as long as nobody knows what has to be sent', () => {
    expect(wishOf(stateOf({ cart: twoGuides, destination: berlin })).destination).toBe(berlin);
  });

  test('leaves out a code that was refused for this cart', () => {
    expect(wishOf(stateOf({ promotionCode: 'WINTER', isCodeRefused: true }))).toEqual({
      items: oneMug,
    });
  });
});

describe('the announcement', () => {
  const news = new Map([
    ['mug', 'Enamel mug removed.'],
    ['guide', 'Field guide added.'],
  ]);

  test('tells all news in order, and then the total', () => {
    expect(announcementOf(priced({ news }))).toBe(
      'Enamel mug removed. Field guide added. Total $14.00.',
    );
  });

  test('calls a total that is not final the total so far', () => {
    const quote = quoteFor(oneMug, { needsDestination: true });
    expect(announcementOf(stateOf({ price: { is: 'quoted', quote } }))).toBe(
      'Total so far $14.00.',
    );
  });

  test('has no total while there is no price', () => {
    expect(announcementOf(stateOf({ news }))).toBe('Enamel mug removed. Field guide added.');
  });
});
