/** @jest-environment @happy-dom/jest-environment */
import { orderView } from '../../../web/shop/order-view.ts';
import { asking, quoted, unpriced } from '../../../web/shop/shop-changes.ts';
import { firstState } from '../../../web/shop/shop-state.ts';
import { quoteFor, twoGuides } from '../goods.ts';
import { find, openPage, textOf } from '../open-page.ts';

const filled = firstState({ cart: twoGuides, promotionCode: undefined, destination: undefined });
const quote = quoteFor(twoGuides);

beforeEach(openPage);

describe('the order', () => {
  test('says that it is empty, and has neither totals nor a code', () => {
    orderView().show({ ...filled, cart: [] });
    expect(find('#cart-empty').hidden).toBe(false);
    expect(find('#totals').hidden).toBe(true);
    expect(find('#promotion-part').hidden).toBe(true);
    expect(find('#cart').classList).toContain('empty');
    expect(textOf('#cart-count')).toBe('0');
  });

  test('counts its pieces, and shows its totals', () => {
    orderView().show(quoted(filled, quote));
    expect(find('#cart-empty').hidden).toBe(true);
    expect(find('#promotion-part').hidden).toBe(false);
    expect(find('#cart').classList).not.toContain('empty');
    expect(textOf('#cart-count')).toBe('2');
    expect(find('#totals').hidden).toBe(false);
    expect(textOf('#totals .total')).toBe('Total$18.00');
    expect(find('#totals').hasAttribute('aria-busy')).toBe(false);
  });

  test('keeps the last totals, dimmed, while a price is on its way', () => {
    orderView().show(asking(quoted(filled, quote)));
    expect(find('#totals').getAttribute('aria-busy')).toBe('true');
    expect(textOf('#totals .total')).toBe('Total$18.00');
  });

  test('has no totals while there is no price', () => {
    const { show } = orderView();
    show(quoted(filled, quote));
    show(unpriced(filled));
    expect(find('#totals').hidden).toBe(true);
    expect(find('#totals').childElementCount).toBe(0);
  });

  test('does not touch totals that have not changed', () => {
    const { show } = orderView();
    show(quoted(filled, quote));
    const row = find('#totals').firstChild;
    show(asking(quoted(filled, quote)));
    expect(find('#totals').firstChild).toBe(row);
  });
});

test('what has changed is announced to shoppers who don’t see it', () => {
  orderView().announce('Field guide added. Total $18.00.');
  expect(textOf('#announcer')).toBe('Field guide added. Total $18.00.');
  expect(find('#announcer').getAttribute('role')).toBe('status');
});
