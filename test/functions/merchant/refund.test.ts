import type { RefundSummary } from '../../../functions/checkout/commands.ts';
import { refund } from '../../../functions/merchant/refund.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import type { RefundOrder } from '../../../functions/stripe/refunds.ts';
import { orderOf, paymentRecordOf, placedAt } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const paid = orderOf({ status: 'paid', capturedMinor: 2800 });
const refundOf = (overrides: Partial<RefundSummary> = {}): RefundSummary => ({
  id: 're_1',
  refundId: 'one',
  amountMinor: 900,
  currency: 'usd',
  status: 'succeeded',
  createdAt: placedAt,
  ...overrides,
});

const shop = (
  order: Order,
  refunds: readonly RefundSummary[] = [],
  atStripe: Partial<PaymentRecord> | 'unknown' = {},
  missing: readonly string[] = [],
) => {
  const restocked: string[] = [];
  const ordered: RefundOrder[] = [];
  const recorded: unknown[] = [];
  const run = refund({
    findOrder: async () => order,
    listRefunds: async () => refunds,
    orderRefund: async (wanted) => {
      ordered.push(wanted);
      return refundOf({ amountMinor: wanted.amountMinor, refundId: wanted.refundId });
    },
    fetchPayment: async () => (atStripe === 'unknown' ? undefined : paymentRecordOf(atStripe)),
    recordRefund: async (_, { refundedMinor, isFull }) =>
      Boolean(recorded.push([refundedMinor, isFull])),
    restock: async (_, at) => {
      restocked.push(at);
      return missing;
    },
    now: () => Date.parse(placedAt),
  });
  const call = (amountMinor?: number, refundId = 'one') =>
    run({ command: 'refund', orderId: order.id, refundId, amountMinor });
  const callRestocking = (refundId = 'one') =>
    run({ command: 'refund', orderId: order.id, refundId, restock: true });
  return { ordered, recorded, restocked, call, callRestocking };
};
describe('refunding an order', () => {
  test('in part orders that amount, and writes what Stripe then says', async () => {
    const { ordered, recorded, call } = shop(paid, [], { refundedMinor: 900 });
    expect((await call(900)).refund).toEqual(refundOf());
    expect(ordered).toEqual([
      {
        checkoutId: paid.checkoutId,
        paymentIntentId: 'pi_1',
        refundId: 'one',
        amountMinor: 900,
      },
    ]);
    expect(recorded).toEqual([[900, false]]);
  });

  test('without an amount orders what is left: refunds that failed or were canceled do not count', async () => {
    const refunds = [
      refundOf(),
      refundOf({ id: 're_2', refundId: 'two', status: 'failed' }),
      refundOf({ id: 're_3', refundId: 'three', status: 'canceled' }),
    ];
    const known = { ...paid, refundedMinor: 900 };
    const { ordered, recorded, call } = shop(known, refunds, { refundedMinor: 2800 });
    await call(undefined, 'rest');
    expect(ordered[0]?.amountMinor).toBe(1900);
    expect(recorded).toEqual([[2800, true]]);
  });

  test('of which a part was captured gives back no more than that', async () => {
    const { ordered, call } = shop({ ...paid, capturedMinor: 1000 });
    await call();
    expect(ordered[0]?.amountMinor).toBe(1000);
  });

  test.each([900, undefined])('once more with the same id orders nothing (%p)', async (amount) => {
    const known = { ...paid, refundedMinor: 900 };
    const { ordered, recorded, call } = shop(known, [refundOf()], { refundedMinor: 900 });
    expect((await call(amount)).refund).toEqual(refundOf());
    expect([ordered, recorded]).toEqual([[], []]);
  });
});

describe('what Stripe says after a refund', () => {
  test('is recorded when another refund has failed, although the sum is the same', async () => {
    const failed = { refundedMinor: 900, refundFailedMinor: 900 };
    const { recorded, call } = shop({ ...paid, refundedMinor: 900 }, [refundOf()], failed);
    await call();
    expect(recorded).toEqual([[900, false]]);
  });

  test('is not recorded again when the order knows of that failure', async () => {
    const failed = { refundedMinor: 900, refundFailedMinor: 900 };
    const { recorded, call } = shop({ ...paid, ...failed }, [refundOf()], failed);
    await call();
    expect(recorded).toEqual([]);
  });

  test('is nothing when it has no such payment: the refund is answered all the same', async () => {
    const { recorded, call } = shop(paid, [refundOf()], 'unknown');
    expect(await call()).toMatchObject({ order: { id: paid.id }, refund: refundOf() });
    expect(recorded).toEqual([]);
  });
});

describe('a refund that gives the stock back', () => {
  test('does so after the refund, also when it is ordered again', async () => {
    const { ordered, restocked, callRestocking } = shop(paid);
    expect(await callRestocking()).toMatchObject({
      order: { id: paid.id },
      refund: { refundId: 'one', amountMinor: 2800 },
    });
    expect([ordered.length, restocked]).toEqual([1, [placedAt]]);
    const again = shop(paid, [refundOf()]);
    await again.callRestocking();
    expect([again.ordered, again.restocked]).toEqual([[], [placedAt]]);
  });

  test('does not when it was not asked to', async () => {
    const { restocked, call } = shop(paid);
    await call();
    expect(restocked).toEqual([]);
  });

  test.each(['failed', 'canceled'])('does not when the refund is %s', async (status) => {
    const { restocked, callRestocking } = shop(paid, [refundOf({ status })]);
    await callRestocking();
    expect(restocked).toEqual([]);
  });

  test('says what could not be given back, and that the refund is made', async () => {
    const failure = await failureOf(() => shop(paid, [], {}, ['mug', 'tee']).callRestocking());
    expect(failure).toMatchObject({
      code: 'restock_impossible',
      message:
        `Order ${paid.id} is refunded, but its stock is not given back: there is no stock of ` +
        'mug, tee any more. Set it (npm run orders -- stock), then order the same refund again.',
    });
  });
});

describe('a refund is refused', () => {
  test('when its id was used for another amount', async () => {
    const failure = await failureOf(() => shop(paid, [refundOf()]).call(901));
    expect(failure).toMatchObject({
      code: 'refund_id_reused',
      message: expect.stringMatching(/one was used for a refund of \$9\.00: take a new one/),
    });
  });

  test('above the balance, which it says', async () => {
    const failure = await failureOf(() => shop(paid, [refundOf()]).call(1901, 'two'));
    expect(failure).toMatchObject({
      code: 'over_balance',
      message: `Only $19.00 of order ${paid.id} can still be refunded, not $19.01.`,
    });
  });

  test.each([1, undefined])('when all of it is refunded (%p)', async (amountMinor) => {
    const all = [refundOf({ amountMinor: 2800 })];
    const failure = await failureOf(() =>
      shop({ ...paid, status: 'refunded' }, all).call(amountMinor, 'two'),
    );
    expect(failure).toMatchObject({
      code: 'over_balance',
      message: `All of order ${paid.id} is refunded already.`,
    });
  });

  test.each([
    [{ status: 'confirmed' }, /not paid yet: refund it once it is captured/],
    [{ status: 'confirmed', capture: 'on-approval' }, /waits for your approval.* Cancel it/],
    [{ status: 'canceled' }, /is canceled.* nothing to refund/],
  ] as const)('of an order that is %j, and says what to do', async (fields, sentence) => {
    const failure = await failureOf(() => shop(orderOf(fields)).call());
    expect(failure).toMatchObject({ code: 'not_paid', message: expect.stringMatching(sentence) });
  });

  test('for an amount that can’t be charged in the currency', async () => {
    const krona = { ...paid, currency: 'isk', totalMinor: 50000, capturedMinor: 50000 };
    const failure = await failureOf(() => shop(krona).call(4950));
    expect(failure).toMatchObject({
      code: 'amount_invalid',
      message: expect.stringMatching(/in ISK it must be a multiple of 100, which is ISK.1\.$/),
    });
  });

  test('for nothing', async () => {
    const failure = await failureOf(() => shop(paid).call(0));
    expect(failure.message).toBe("$0.00 can't be refunded: it must be more than nothing.");
  });
});
