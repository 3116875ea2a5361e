import { placeOf } from '../../../web/page/refusal-place.ts';

describe('a refusal', () => {
  test.each([
    ['items[0].sku', { at: 'line', index: 0 }],
    ['items[12].quantity', { at: 'line', index: 12 }],
    ['items[3]', { at: 'line', index: 3 }],
    ['email', { at: 'email' }],
    ['payment.token', { at: 'card' }],
    ['promotionCode', { at: 'promotion' }],
    ['destination.country', { at: 'address' }],
    ['shipping.country', { at: 'address' }],
    ['shipping', { at: 'address' }],
    ['expectedTotal', { at: 'form' }],
    ['items', { at: 'form' }],
  ])('about %s is shown in its place', (field, place) => {
    expect(placeOf({ field })).toEqual(place);
  });

  test('about nothing in particular is shown by the button', () => {
    expect(placeOf({})).toEqual({ at: 'form' });
  });
});
