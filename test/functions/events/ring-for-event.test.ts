import { eventsOf } from '../../../functions/checkout/order-events.ts';
import { ringForEvent } from '../../../functions/events/ring-for-event.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';

let lines: ReturnType<typeof quietLog>;
let metrics: ReturnType<typeof metricLines>;
beforeEach(() => {
  lines = quietLog();
  metrics = metricLines();
});
afterEach(() => jest.restoreAllMocks());

/** Rings for what an order became by this change. */
const ringFor = (change: Partial<Order>) => {
  const events = eventsOf({ before: orderOf(), after: orderOf(change), at: placedAt });
  for (const event of events) ringForEvent(event);
  return metrics.map(({ name }) => name);
};
const { id: orderId, checkoutId } = orderOf();

test.each([
  [{ status: 'paid', refundFailedMinor: 900 }, 'refund_failed'],
  [{ status: 'canceled', notGivenBack: ['product:mug'] }, 'not_given_back'],
  [{ dispute: 'needs_response' }, 'disputed'],
  [{ dispute: 'warning_needs_response' }, 'disputed'],
  [{ dispute: 'appeal_needs_response' }, 'disputed'],
] as const)('an order with %j needs a person: %s', (change, finding) => {
  expect(ringFor(change)).toEqual(['NeedsAPerson']);
  expect(lines).toEqual([
    { level: 'error', fields: { message: 'needs a person', finding, checkoutId, orderId } },
  ]);
});

test('an order whose hold is about to end rings for the merchant', () => {
  expect(ringFor({ holdWarnedAt: placedAt })).toEqual(['HoldEnding']);
  expect(lines).toMatchObject([{ level: 'warn', fields: { checkoutId, orderId } }]);
});

test.each([
  { dispute: 'under_review' },
  { dispute: 'won' },
  { status: 'paid', capturedMinor: 2800 },
  { status: 'paid', refundedMinor: 900 },
  { status: 'canceled' },
] as const)('an order with %j rings for nobody', (change) => {
  expect(ringFor(change)).toEqual([]);
  expect(lines).toEqual([]);
});
