import { shopPlaceOf } from '../../../web/shop/shop-place.ts';
import { firstState, type ShopState } from '../../../web/shop/shop-state.ts';
import { catalog, oneMug, twoGuides } from '../goods.ts';

const shopWith = (overrides: Partial<ShopState>): ShopState => ({
  ...firstState({ cart: oneMug, promotionCode: undefined, destination: undefined }),
  ...overrides,
});
const shop = shopWith({ catalog });

describe('the shop shows a refusal', () => {
  test('of a line beside the product that was asked for', () => {
    const asked = { items: [...twoGuides, ...oneMug] };
    expect(shopPlaceOf(shop, asked, { field: 'items[1].quantity' })).toEqual({
      at: 'line',
      sku: 'mug',
    });
  });

  test('of a promotion code beside that code', () => {
    const asked = { items: oneMug, promotionCode: 'WINTER' };
    expect(shopPlaceOf(shop, asked, { field: 'promotionCode' })).toEqual({
      at: 'promotion',
      code: 'WINTER',
    });
  });

  test('of a destination beside the address, when something is sent', () => {
    expect(shopPlaceOf(shop, { items: oneMug }, { field: 'destination' })).toEqual({
      at: 'address',
    });
  });
});

describe('the shop has no place for a refusal', () => {
  test('of a line that has been removed since', () => {
    expect(shopPlaceOf(shop, { items: twoGuides }, { field: 'items[0].sku' })).toBeUndefined();
  });

  test('of a line that nobody asked for', () => {
    expect(shopPlaceOf(shop, { items: oneMug }, { field: 'items[7].sku' })).toBeUndefined();
  });

  test('of a destination when nothing is sent, since no address is shown', () => {
    const unsent = shopWith({ catalog, cart: twoGuides });
    expect(shopPlaceOf(unsent, { items: twoGuides }, { field: 'shipping' })).toBeUndefined();
  });

  test.each(['email', 'payment.token', 'expectedTotal'])('of %s', (field) => {
    expect(shopPlaceOf(shop, { items: oneMug }, { field })).toBeUndefined();
  });
});
