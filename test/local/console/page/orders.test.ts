/**
 * The orders as their table has them.
 * @jest-environment @happy-dom/jest-environment
 */
import { showOrders } from '../../../../local/console/page/orders.ts';
import type { ShownOrder } from '../../../../local/console/shown-rows.ts';
import { cellsOf, openPage } from './open-page.ts';

beforeEach(openPage);

const order = (more: Partial<ShownOrder> = {}): ShownOrder => ({
  id: 'HF-1',
  checkoutId: 'chk_1',
  paymentIntentId: 'pi_1',
  status: 'confirmed',
  currency: 'usd',
  totalMinor: 4200,
  lines: [{ sku: 'mug', quantity: 2 }],
  placedAt: '2026-01-02T03:04:05Z',
  ...more,
});
const shown = (more?: Partial<ShownOrder>) => {
  showOrders([order(more)]);
  return cellsOf('orders')[0] ?? [];
};

test('the newest order is first', () => {
  showOrders([order(), order({ id: 'HF-2', placedAt: '2026-01-03T00:00:00Z' })]);
  expect(cellsOf('orders').map(([id]) => id)).toEqual(['HF-2', 'HF-1']);
});

test('an order says what was captured and refunded of its total', () => {
  expect(shown({ status: 'paid', capturedMinor: 4200, refundedMinor: 1000 }).slice(1, 5)).toEqual([
    'paid',
    '$42.00',
    '$42.00',
    '$10.00',
  ]);
  expect(shown().slice(2, 5)).toEqual(['$42.00', '$0.00', '$0.00']);
});

test('an order lists what was bought, and leads to its checkout and its payment', () => {
  const lines = [
    { sku: 'mug', quantity: 2 },
    { sku: 'tee', quantity: 1 },
  ];
  expect(shown({ lines }).slice(5, 8)).toEqual(['2 × mug, 1 × tee', 'chk_1', 'pi_1']);
});

test.each([
  ['awaits approval', { capture: 'on-approval' }, 'confirmedawaits approval'],
  ['is approved', { capture: 'on-approval', decision: 'approved' }, 'confirmed'],
  ['needs no approval', {}, 'confirmed'],
  ['was paid', { capture: 'on-approval', status: 'paid' }, 'paid'],
])('an order that %s says so', (_, more, status) => {
  expect(shown(more)[1]).toBe(status);
});
