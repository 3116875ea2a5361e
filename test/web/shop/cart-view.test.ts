/** @jest-environment @happy-dom/jest-environment */
import { cartView } from '../../../web/shop/cart-view.ts';
import { firstState } from '../../../web/shop/shop-state.ts';
import { find, openPage } from '../open-page.ts';

beforeEach(openPage);
afterEach(() => void jest.restoreAllMocks());

const none = () => {};
const opened = (...skus: readonly string[]) => {
  const view = cartView({ setQuantity: none, remove: none, refuseQuantity: none });
  const show = (...next: readonly string[]) => {
    const cart = next.map((sku) => ({ sku, quantity: 1 }));
    view.show(firstState({ cart, promotionCode: undefined, destination: undefined }));
  };
  show(...skus);
  const names = () => [...document.querySelectorAll('.line-name')].map((each) => each.textContent);
  const removal = (sku: string) => find(`[aria-label="Remove ${sku}"]`);
  return { ...view, show, names, removal };
};

describe('the cart’s lines', () => {
  test('stand in the order of the cart', () => {
    expect(opened('mug', 'tee').names()).toEqual(['mug', 'tee']);
  });

  test('disappear when they are removed from the cart', () => {
    const { show, names } = opened('mug', 'tee', 'lamp');
    show('mug', 'lamp');
    expect(names()).toEqual(['mug', 'lamp']);
  });

  test('keep their elements, and the focus in them, while the cart changes', () => {
    const { show, removal, names } = opened('mug', 'tee');
    removal('tee').focus();
    show('mug', 'tee', 'lamp');
    expect(document.activeElement).toBe(removal('tee'));
    expect(names()).toEqual(['mug', 'tee', 'lamp']);
  });

  test.each([
    ['the next line', ['mug', 'tee', 'lamp'], 'tee', 'lamp'],
    ['the line before, after the last', ['mug', 'tee'], 'tee', 'mug'],
  ])('hand the focus on to %s when one is removed', (_, skus, gone, next) => {
    const { show, removal } = opened(...skus);
    removal(gone).focus();
    show(...skus.filter((sku) => sku !== gone));
    expect(document.activeElement).toBe(removal(next));
  });

  test('hand the focus on to the heading when the last one is removed', () => {
    const { show, removal } = opened('mug');
    removal('mug').focus();
    show();
    expect(document.activeElement).toBe(find('#cart-title'));
  });

  test('leave the focus of a shopper who is elsewhere', () => {
    const { show } = opened('mug', 'tee');
    find('#email').focus();
    show('mug');
    expect(document.activeElement).toBe(find('#email'));
  });
});

describe('a line that has to be corrected', () => {
  test('comes into view', () => {
    const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue();
    const { lead } = opened('mug', 'tee');
    lead('tee', false);
    expect(scroll.mock.contexts).toEqual([document.querySelectorAll('.line')[1]]);
  });

  test('gets the focus of the pay button, which can’t be used now', () => {
    const { lead } = opened('mug', 'tee');
    find('#pay').focus();
    lead('tee', false);
    expect(document.activeElement).toBe(document.querySelectorAll('.line input')[1]);
  });

  test('gets the focus after a refused payment, wherever that was', () => {
    const { lead } = opened('mug', 'tee');
    find('#email').focus();
    lead('tee', true);
    expect(document.activeElement).toBe(document.querySelectorAll('.line input')[1]);
  });

  test('does not take the focus from anywhere else', () => {
    const { lead } = opened('mug');
    find('#email').focus();
    lead('mug', false);
    expect(document.activeElement).toBe(find('#email'));
  });

  test('is ignored once it is gone', () => {
    const { lead, show } = opened('mug');
    show();
    expect(() => lead('mug', false)).not.toThrow();
  });
});
