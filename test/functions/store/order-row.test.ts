import { orderRow } from '../../../functions/store/order-row.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';

/** All that a row may have, beside what is bought. */
const whole = orderOf({
  status: 'refunded',
  capture: 'on-approval',
  captureBefore: '2026-11-30T10:00:00.000Z',
  approvalToken: 'a-token',
  approvalAttempt: '2026-11-23T10:00:00.000Z/000000/000000',
  decision: 'approved',
  approvedMinor: 2000,
  decidedAt: placedAt,
  holdWarnedAt: placedAt,
  capturedMinor: 2000,
  refusal: 'hold_gone',
  notGivenBack: ['product:mug'],
  endedAt: placedAt,
  refundedMinor: 2000,
  refundFailedMinor: 100,
  dispute: 'won',
  disputeId: 'du_1',
  disputeReadAt: placedAt,
  republishedAt: placedAt,
});

test('a row is read as it was written', () => {
  expect(orderRow.parse(whole)).toEqual(whole);
});

test('a row that nothing has happened to yet is read, too', () => {
  expect(orderRow.parse(orderOf())).toEqual(orderOf());
});

test('a time that was written by hand, without fractions of a second, is valid', () => {
  const row = orderRow.parse({ ...orderOf(), republishedAt: '2026-11-23T10:00:00Z' });
  expect(row.republishedAt).toBe('2026-11-23T10:00:00Z');
});

test('a refusal that another version wrote reads as the general one', () => {
  expect(orderRow.parse({ ...orderOf(), refusal: 'no_more_tea' }).refusal).toBe('unavailable');
});

test.each([
  ['a status of checkouts', { status: 'processing' }],
  ['an unknown decision', { decision: 'approve' }],
  ['a checkout’s id in its payment’s place', { paymentIntentId: orderOf().checkoutId }],
  ['an amount in fractions', { refundedMinor: 0.5 }],
])('a row with %s is unreadable', (_, fault) => {
  expect(orderRow.safeParse({ ...orderOf(), ...fault }).success).toBe(false);
});
