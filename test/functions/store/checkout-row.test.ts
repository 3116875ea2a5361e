import { checkoutRow } from '../../../functions/store/checkout-row.ts';
import { authenticationOf, placedAt, storedCheckout } from '../../support/checkouts.ts';

/** All that a row may have. */
const whole = storedCheckout({
  status: 'requires_action',
  price: {
    subtotal: 2800,
    discount: 100,
    shipping: 600,
    tax: 200,
    taxes: [{ name: 'Sales tax', percent: '7.25', amount: 200, inclusive: false }],
    shippingRate: { name: 'Standard' },
  },
  shipping: { name: 'Ada', line1: '1 Street', city: 'Berkeley', state: 'CA', country: 'US' },
  promotion: { code: 'FIVER', maxRedemptions: 2 },
  openSince: placedAt,
  orderId: 'HF-1111-2222-3333',
  capture: 'on-approval',
  capturedMinor: 2800,
  authentication: authenticationOf(),
  refusal: 'hold_gone',
});

test('a row is read as it was written', () => {
  expect(checkoutRow.parse(whole)).toEqual(whole);
});

test('a row from before prices by rules, approvals and refusals is read, too', () => {
  expect(checkoutRow.parse(storedCheckout())).toEqual(storedCheckout());
});

test('a refusal that another version wrote reads as the general one', () => {
  const row = checkoutRow.parse({ ...storedCheckout(), refusal: 'a_code_of_next_year' });
  expect(row.refusal).toBe('unavailable');
});

test.each([
  ['an unknown status', { status: 'procesing' }],
  ['another table’s id', { id: 'HF-1111-2222-3333' }],
  ['a total in fractions', { totalMinor: 28.5 }],
  ['a total as text', { totalMinor: '2800' }],
  [
    'a line without its quantity',
    { lines: [{ sku: 'mug', name: 'Mug', unitAmount: 1, amount: 1 }] },
  ],
  ['a text in place of a time', { placedAt: 'yesterday' }],
  [
    'a payment that is not one',
    { authentication: { ...authenticationOf(), paymentIntentId: 'ch_1' } },
  ],
])('a row with %s is unreadable', (_, fault) => {
  expect(checkoutRow.safeParse({ ...storedCheckout(), ...fault }).success).toBe(false);
});
