/** @jest-environment @happy-dom/jest-environment */
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { orderDetails } from '../../../web/confirm/order-details.ts';
import { openPage } from '../open-page.ts';

beforeEach(openPage);

const order: CheckoutView = {
  id: 'chk_1',
  status: 'paid',
  orderId: 'HF-1111-2222-3333',
  currency: 'usd',
  total: 2300,
  lines: [],
  shippingRate: { name: 'Standard' },
};
const ada = {
  name: 'Ada',
  line1: '1 Main St',
  city: 'Austin',
  state: 'TX',
  postalCode: '78701',
  country: 'US',
};
const textsOf = (...shown: Parameters<typeof orderDetails>) =>
  orderDetails(...shown).map(({ textContent }) => textContent);

test('an order says who gets it where, by which card it is paid, what is next, and whom to ask', () => {
  const bought = {
    email: 'ada@example.com',
    shipping: ada,
    card: { brand: 'american_express', last4: '0005' },
  };
  expect(textsOf(order, bought)).toEqual([
    'E-mailada@example.comShipping addressAda1 Main StAustin TX 78701United StatesCardAmerican Express •••• 0005',
    'Your order leaves us within 3 days.',
    'Questions? Tell us the number of your order: help@holdfast.example',
  ]);
});

test('opened by its link it tells nobody who has bought it', () => {
  expect(textsOf(order, undefined)).toEqual([
    'Your order leaves us within 3 days.',
    expect.stringMatching(/^Questions/),
  ]);
});

test('an order that is not sent, or not any more, has no day on which it leaves', () => {
  const { shippingRate: _, ...seat } = order;
  expect(textsOf(seat, undefined)).toHaveLength(1);
  expect(textsOf({ ...order, status: 'canceled' }, undefined)).toHaveLength(1);
});

test('where there is no order there is nothing to tell', () => {
  const { orderId: _, ...declined } = { ...order, status: 'declined' as const };
  expect(textsOf(declined, { email: 'ada@example.com' })).toEqual([]);
});
