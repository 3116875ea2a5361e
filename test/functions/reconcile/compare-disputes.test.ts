import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { DisputeRecord } from '../../../functions/stripe/disputes.ts';
import { chk } from '../../support/checkouts.ts';
import { deedsOf, hourMs, nowMs, pagesOf, paidOrder, run, type World } from './reconciler-run.ts';

const disputeOf = (letter: string, overrides: Partial<DisputeRecord> = {}): DisputeRecord => ({
  id: `du_${letter}`,
  status: 'needs_response',
  paymentIntentId: `pi_${letter}`,
  checkoutId: chk(letter),
  ...overrides,
});
const orderWith = (letter: string, overrides: Partial<Order> = {}) =>
  paidOrder(letter, { id: orderIdOf(chk(letter)), ...overrides });
/** The comparison of these disputes with these orders, which all have a payment of long ago. */
const compared = async (disputes: readonly DisputeRecord[], orders: readonly Order[] = []) => {
  const services: World['services'] = { listOrders: () => pagesOf([]) };
  return deedsOf('everything', { disputes, orders, services });
};
const look = (letter: string) => `deliver charge.dispute.updated of pi_${letter}`;

describe('a dispute', () => {
  test('that its order tells of as it is costs no further look', async () => {
    const told = orderWith('a', { disputeId: 'du_a', dispute: 'needs_response' });
    expect(await compared([disputeOf('a')], [told])).toEqual([]);
  });

  test.each<[string, Partial<Order>, string]>([
    ['whose events were all lost', {}, 'needs_response'],
    ['that is over', { disputeId: 'du_a', dispute: 'under_review' }, 'lost'],
    [
      'that was lost, and can be appealed',
      { disputeId: 'du_a', dispute: 'lost' },
      'appeal_needs_response',
    ],
    ['that follows another one', { disputeId: 'du_0', dispute: 'won' }, 'under_review'],
    ['that stands as another one did', { disputeId: 'du_0', dispute: 'won' }, 'won'],
  ])('%s is looked at', async (_, order, status) => {
    expect(await compared([disputeOf('a', { status })], [orderWith('a', order)])).toEqual([
      look('a'),
    ]);
  });

  test('that is older than another one of its payment counts only while it needs an answer', async () => {
    const told = orderWith('a', { disputeId: 'du_a', dispute: 'under_review' });
    const latest = disputeOf('a', { status: 'under_review' });
    const older = (status: string) => disputeOf('a', { id: 'du_0', status });
    expect(await compared([latest, older('lost')], [told])).toEqual([]);
    expect(await compared([latest, older('appeal_needs_response')], [told])).toEqual([look('a')]);
  });

  test('of a payment without an order is looked at while it needs an answer', async () => {
    expect(await compared([disputeOf('a')])).toEqual([look('a')]);
    expect(await compared([disputeOf('a', { status: 'lost' })])).toEqual([]);
  });

  test('whose order can’t be read is not looked at: nobody knows what it tells', async () => {
    const unreadable = new CheckoutError('RecordUnreadable', 'away');
    const services: World['services'] = {
      listOrders: () => pagesOf([]),
      getOrders: () => Promise.reject(unreadable),
    };
    const { done, failure } = await run('everything', { disputes: [disputeOf('a')], services });
    expect(done).toEqual(['failure away', 'end']);
    expect(failure).toBe(unreadable);
  });

  test('is compared for half a year', async () => {
    const since: number[] = [];
    const services: World['services'] = {
      listDisputes: (seconds) => {
        since.push(seconds * 1000);
        return pagesOf([]);
      },
    };
    await run('everything', { services });
    expect(since).toEqual([nowMs - 180 * 24 * hourMs]);
  });
});
