import { eventsOf } from '../../../functions/checkout/order-events.ts';
import { findingIn } from '../../../functions/events/finding-in.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';

/** What is found in what an order became by this change. */
const foundBy = (change: Partial<Order>) =>
  eventsOf({ before: orderOf(), after: orderOf(change), at: placedAt }).flatMap(
    (event) => findingIn(event) ?? [],
  );

test.each([
  [{ status: 'paid', refundFailedMinor: 900 }, 'refund_failed'],
  [{ status: 'canceled', notGivenBack: ['product:mug'] }, 'not_given_back'],
  [{ dispute: 'needs_response' }, 'disputed'],
  [{ dispute: 'warning_needs_response' }, 'disputed'],
  [{ dispute: 'appeal_needs_response' }, 'disputed'],
  [{ holdWarnedAt: placedAt }, 'hold_ending'],
] as const)('an order with %j needs a person: %s', (change, finding) => {
  expect(foundBy(change)).toEqual([finding]);
});

test.each([
  { dispute: 'under_review' },
  { dispute: 'won' },
  { status: 'paid', capturedMinor: 2800 },
  { status: 'paid', refundedMinor: 900 },
  { status: 'canceled' },
] as const)('an order with %j needs nobody', (change) => {
  expect(foundBy(change)).toEqual([]);
});
