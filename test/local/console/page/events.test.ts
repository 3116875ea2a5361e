/**
 * The events that were published.
 * @jest-environment @happy-dom/jest-environment
 */
import { showEvents } from '../../../../local/console/page/events.ts';
import type { BusEvent } from '../../../../local/events/event-buses.ts';
import { cellsOf, openPage } from './open-page.ts';

beforeEach(openPage);

const event = (id: string, detail: BusEvent['detail']): BusEvent => ({
  version: '0',
  id,
  'detail-type': `Order ${id}`,
  source: 'holdfast',
  account: '000000000000',
  time: '2026-01-02T03:04:05Z',
  region: 'us-east-1',
  resources: [],
  detail,
});

test('the newest event is first, with the order that it is about', () => {
  showEvents([event('Placed', { order: { id: 'HF-1' } }), event('Paid', { orderId: 'HF-2' })]);
  expect(cellsOf('events').map((cells) => cells.slice(1))).toEqual([
    ['Order Paid', 'HF-2', '{"orderId":"HF-2"}'],
    ['Order Placed', 'HF-1', '{"order":{"id":"HF-1"}}'],
  ]);
});

test('an event about no order has no link to one', () => {
  showEvents([event('Other', { note: 'none' })]);
  expect(document.querySelectorAll('#events a')).toHaveLength(0);
});
