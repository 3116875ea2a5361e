import { findingEvent, subjectOf } from '../../../functions/checkout/finding-event.ts';
import { checkoutId, orderOf, placedAt } from '../../support/checkouts.ts';

const { id: orderId } = orderOf();

test('a finding says what was found, when, and about what, in numbers alone', () => {
  const numbers = { checkoutId, orderId, paymentIntentId: 'pi_1', eventId: 'evt_1' } as const;
  expect(findingEvent('second_payment', numbers, placedAt)).toEqual({
    type: 'needs_a_person',
    detail: {
      version: 1,
      id: `second_payment:${checkoutId}:${placedAt}`,
      finding: 'second_payment',
      at: placedAt,
      about: `order ${orderId}, checkout ${checkoutId}, payment pi_1, event evt_1`,
      ...numbers,
    },
  });
});

test('a finding of which no number could be read says where to look', () => {
  const { detail } = findingEvent('change_unreadable', {}, placedAt);
  expect(detail.about).toBe('no number could be read: see the log');
});

test.each([
  [{ checkoutId, paymentIntentId: 'pi_1' }, checkoutId],
  [{ orderId }, orderId],
  [{ paymentIntentId: 'pi_1', eventId: 'evt_1' }, 'pi_1'],
  [{ eventId: 'evt_1' }, 'evt_1'],
  [{}, 'unknown'],
] as const)('a finding of %j is about %s', (numbers, about) => {
  expect(subjectOf('disputed', numbers)).toBe(`disputed:${about}`);
});
