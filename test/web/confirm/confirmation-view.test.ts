/** @jest-environment @happy-dom/jest-environment */
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { showConfirmation, showNoConfirmation } from '../../../web/confirm/confirmation-view.ts';
import { quoteFor, twoGuides } from '../goods.ts';
import { find, openPage, textOf } from '../open-page.ts';

const { lines } = quoteFor(twoGuides);
const paid: CheckoutView = {
  id: 'chk_1',
  status: 'paid',
  orderId: 'HF-1111-2222-3333',
  currency: 'usd',
  total: 2300,
  lines,
};

beforeEach(openPage);

describe('a checkout', () => {
  test('takes the place of the shop', () => {
    showConfirmation(paid);
    expect(find('#shop').hidden).toBe(true);
    expect(find('#cart-link').hidden).toBe(true);
    expect(find('#confirmation').hidden).toBe(false);
  });

  test('says in its heading what became of it, which has the focus and is described', () => {
    showConfirmation(paid);
    expect(textOf('h1[tabindex]:not(#catalogue-title)')).toBe('Your order is confirmed');
    expect(document.activeElement?.textContent).toBe('Your order is confirmed');
    expect(document.activeElement?.getAttribute('aria-describedby')).toBe('lead');
    expect(textOf('#lead')).toBe('It is paid, and we are getting it ready.');
    expect(document.title).toBe('Your order is confirmed – Holdfast Supply');
  });

  test('names its order and what was ordered', () => {
    showConfirmation(paid);
    expect(textOf('#order-id')).toBe('HF-1111-2222-3333');
    expect(textOf('.receipt')).toBe('2 × Field guide$18.00');
  });

  test('without an order names none', () => {
    const { orderId: _, ...declined } = { ...paid, status: 'declined' as const };
    showConfirmation(declined);
    expect(document.querySelector('#order-id')).toBeNull();
    expect(find('.seal').className).toBe('seal bad');
  });

  test('has the API’s own sentence before the page’s', () => {
    const error = { code: 'card_declined', message: 'Your card was declined.' };
    showConfirmation({ ...paid, status: 'declined', error });
    expect(textOf('#lead')).toBe('Your card was declined.');
  });

  test('says what was charged when that is less than its total', () => {
    showConfirmation({ ...paid, captured: 2000 });
    expect(textOf('#captured')).toMatch(/^\$20\.00 was charged/);
  });

  test('lists its amounts', () => {
    showConfirmation({ ...paid, subtotal: 1800, shipping: 500 });
    const rows = [...document.querySelectorAll('#confirmation .totals > div')];
    expect(rows.map((row) => row.textContent)).toEqual([
      'Subtotal$18.00',
      'Shipping$5.00',
      'Total$23.00',
    ]);
  });

  test('has only its total when the API gives no other amount', () => {
    showConfirmation(paid);
    expect(textOf('#confirmation .totals')).toBe('Total$23.00');
  });

  test('leads back to where the shopper came from', () => {
    showConfirmation(paid, '/?items=guide:2');
    expect(find('.back a').getAttribute('href')).toBe('/?items=guide:2');
  });
});

test('a checkout that can’t be shown says why, and leads back', () => {
  showNoConfirmation('There is no such order.', '/?items=guide:2');
  expect(document.activeElement?.textContent).toBe('This order can’t be shown');
  expect(textOf('#lead')).toBe('There is no such order.');
  expect(find('.back a').getAttribute('href')).toBe('/?items=guide:2');
});
