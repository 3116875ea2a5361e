/** @jest-environment @happy-dom/jest-environment */
import { quoted } from '../../../web/shop/shop-changes.ts';
import { firstState } from '../../../web/shop/shop-state.ts';
import { shopView } from '../../../web/shop/shop-view.ts';
import { quoteFor, twoGuides } from '../goods.ts';
import { find, openPage, textOf } from '../open-page.ts';

beforeEach(openPage);

const opened = () => {
  const askAgain = jest.fn();
  const none = () => {};
  const view = shopView({
    add: none,
    setQuantity: none,
    remove: none,
    refuseQuantity: none,
    use: none,
    forget: none,
    retry: none,
    askAgain,
  });
  return { view, askAgain };
};

describe('the shop', () => {
  test('draws the cart and its totals from one state', () => {
    const first = { cart: twoGuides, promotionCode: undefined, destination: undefined };
    opened().view.show(quoted(firstState(first), quoteFor(twoGuides)));
    expect(textOf('.line-amount')).toBe('$18.00');
    expect(textOf('#totals .total')).toBe('Total$18.00');
  });

  test('lets the shopper ask again for a price that was not answered', () => {
    const { view, askAgain } = opened();
    view.priceNote.offer('The total could not be fetched.');
    find('#quote-alert button').click();
    expect(askAgain).toHaveBeenCalledTimes(1);
  });

  test('can’t be changed while it is locked', () => {
    const { view } = opened();
    const parts = ['#products', '#cart-lines', '#promotion-part'];
    view.lock(true);
    expect(parts.map((part) => find(part).inert)).toEqual([true, true, true]);
    view.lock(false);
    expect(parts.map((part) => find(part).inert)).toEqual([false, false, false]);
  });
});
