import fc from 'fast-check';
import {
  type PaymentStatus,
  paymentStatuses,
  paymentStatusOf,
} from '../../../functions/checkout/payment-status.ts';
import {
  hasMoney,
  type OrderTruth,
  type PaymentTruth,
  type StoredStatus,
  type Truths,
  verdictOn,
} from '../../../functions/checkout/verdict.ts';

const paymentOf = (overrides: Partial<PaymentTruth> = {}): PaymentTruth => ({
  id: 'pi_1',
  status: 'succeeded',
  currency: 'usd',
  amountMinor: 2800,
  receivedMinor: overrides.status === undefined || overrides.status === 'succeeded' ? 2800 : 0,
  refundedMinor: 0,
  refundFailedMinor: 0,
  isChargedBack: false,
  ...overrides,
});
const orderOf = (overrides: Partial<OrderTruth> = {}): OrderTruth => ({
  paymentIntentId: 'pi_1',
  owedMinor: 2800,
  currency: 'usd',
  refundedMinor: 0,
  refundFailedMinor: 0,
  ...overrides,
});
const paid = (payment: PaymentTruth | undefined, order: OrderTruth | undefined = orderOf()) =>
  verdictOn({ status: 'paid', order, payment });

const open = ['processing', 'releasing', 'requires_action', 'confirmed'] as const;
const withoutOrder = ['declined', 'rejected', 'expired', 'canceled'] as const;
const statuses: readonly StoredStatus[] = [...open, ...withoutOrder, 'paid', 'refunded'];

/** `paid` has its order here, `refunded` has none; `second` is a payment that is not the order's. */
const table: readonly (readonly [string, PaymentTruth | undefined, string, string, string])[] = [
  // payment                                    no order    paid                      refunded
  ['no payment', undefined, 'at_rest', 'paid_without_capture', 'at_rest'],
  ...(['requires_payment_method', 'canceled'] as const).map(
    (status) =>
      [status, paymentOf({ status }), 'at_rest', 'paid_without_capture', 'at_rest'] as const,
  ),
  ...(
    [
      'requires_confirmation',
      'requires_action',
      'processing',
      'requires_capture',
      'unknown',
    ] as const
  ).map(
    (status) =>
      [status, paymentOf({ status }), 'take_up', 'paid_without_capture', 'refund_undone'] as const,
  ),
  ['succeeded', paymentOf(), 'take_up', 'at_rest', 'refund_undone'],
  ['part refunded', paymentOf({ refundedMinor: 1 }), 'take_up', 'refunded', 'refund_undone'],
  ['refunded', paymentOf({ refundedMinor: 2800 }), 'at_rest', 'refunded', 'at_rest'],
  ['a second', paymentOf({ id: 'pi_2' }), 'take_up', 'second_payment', 'refund_undone'],
  [
    'a canceled second',
    paymentOf({ id: 'pi_2', status: 'canceled' }),
    'at_rest',
    'at_rest',
    'at_rest',
  ],
];
const cases = table.flatMap(([name, payment, ended, paidVerdict, refunded]) =>
  statuses.map((status) => {
    const isOpen = (open as readonly string[]).includes(status);
    const ofEnded = status === 'paid' ? paidVerdict : status === 'refunded' ? refunded : ended;
    return [status, name, isOpen ? 'take_up' : ofEnded, payment] as const;
  }),
);

describe('the verdict on a checkout that is', () => {
  test.each(cases)('%s, with payment: %s, is %s', (status, _, expected, payment) => {
    const order = status === 'refunded' ? undefined : orderOf();
    const verdict = verdictOn({ status, payment, order });
    expect(verdict.kind === 'alarm' ? verdict.finding : verdict.kind).toBe(expected);
  });
});

describe('of a paid checkout', () => {
  test('the missing order needs a person, whatever the payment', () => {
    for (const [, payment] of table) {
      expect(verdictOn({ status: 'paid', order: undefined, payment })).toEqual({
        kind: 'alarm',
        finding: 'order_missing',
      });
    }
  });

  test.each([
    ['more was taken', { receivedMinor: 2801 }],
    ['less was taken', { receivedMinor: 2799 }],
    ['it was taken in another currency', { currency: 'eur' }],
  ])('the amounts differ when %s than the order says', (_, differing) => {
    expect(paid(paymentOf(differing))).toEqual({ kind: 'alarm', finding: 'amounts_differ' });
  });

  test('what was captured by hand is at rest when what is too much of it is refunded', () => {
    const order = orderOf({ owedMinor: 2000, refundedMinor: 800 });
    expect(paid(paymentOf({ refundedMinor: 800 }), order)).toEqual({ kind: 'at_rest' });
  });

  test('a refund that the order knows of is at rest', () => {
    const order = orderOf({ refundedMinor: 900 });
    expect(paid(paymentOf({ refundedMinor: 900 }), order)).toEqual({ kind: 'at_rest' });
  });

  test.each(['paid', 'refunded'] as const)(
    'a refund that is smaller than the one known has failed at the bank (%s)',
    (status) => {
      const order = orderOf({ refundedMinor: 2800 });
      const payment = paymentOf({ refundedMinor: 899 });
      expect(verdictOn({ status, order, payment })).toEqual({
        kind: 'refunded',
        refunds: { refundedMinor: 899, refundFailedMinor: 0, isFull: false },
      });
    },
  );

  test('a further refund in part is recorded with everything refunded so far', () => {
    const order = orderOf({ refundedMinor: 900 });
    expect(paid(paymentOf({ refundedMinor: 2799 }), order)).toEqual({
      kind: 'refunded',
      refunds: { refundedMinor: 2799, refundFailedMinor: 0, isFull: false },
    });
  });

  test('a refund that failed is recorded, though another of the same amount has taken its place', () => {
    const payment = paymentOf({ refundedMinor: 900, refundFailedMinor: 900 });
    expect(paid(payment, orderOf({ refundedMinor: 900 }))).toMatchObject({ kind: 'refunded' });
    const known = orderOf({ refundedMinor: 900, refundFailedMinor: 900 });
    expect(paid(payment, known)).toEqual({ kind: 'at_rest' });
  });

  test('a refund of everything is full', () => {
    expect(paid(paymentOf({ refundedMinor: 2800 }))).toEqual({
      kind: 'refunded',
      refunds: { refundedMinor: 2800, refundFailedMinor: 0, isFull: true },
    });
  });
});

describe('whatever the records say', () => {
  const minor = fc.integer({ min: 0, max: 2 });
  const currency = fc.constantFrom('usd', 'eur');
  const id = fc.constantFrom('pi_1', 'pi_2');
  const payment: fc.Arbitrary<PaymentTruth> = fc.record({
    id,
    status: fc.oneof(
      fc.constant('succeeded' as const),
      fc.constantFrom<PaymentStatus>(...paymentStatuses, 'unknown'),
    ),
    currency,
    amountMinor: minor,
    receivedMinor: minor,
    refundedMinor: minor,
    refundFailedMinor: minor,
    isChargedBack: fc.boolean(),
  });
  const order: fc.Arbitrary<OrderTruth> = fc.record({
    paymentIntentId: id,
    owedMinor: minor,
    currency,
    refundedMinor: minor,
    refundFailedMinor: minor,
  });
  const truths = (...of: readonly StoredStatus[]): fc.Arbitrary<Truths> =>
    fc.record({
      status: fc.constantFrom(...of),
      order: fc.option(order, { nil: undefined }),
      payment: fc.option(payment, { nil: undefined }),
    });
  /** Said here once more, in other words, since it is what the shopper loses. */
  const isWithUs = (each: PaymentTruth | undefined): boolean =>
    each !== undefined &&
    !['canceled', 'requires_payment_method'].includes(each.status) &&
    !(
      each.status === 'succeeded' &&
      (each.isChargedBack || each.refundedMinor >= each.receivedMinor)
    );

  test('there is a verdict', () => {
    fc.assert(
      fc.property(truths(...statuses), (each) => {
        expect(['at_rest', 'take_up', 'refunded', 'alarm']).toContain(verdictOn(each).kind);
      }),
    );
  });

  test('a paid order’s own payment is never taken up', () => {
    fc.assert(
      fc.property(truths('paid'), (each) => {
        expect(verdictOn(each).kind).not.toBe('take_up');
      }),
    );
  });

  test('no checkout without a living order is at rest while its money is held or taken', () => {
    fc.assert(
      fc.property(truths(...withoutOrder, 'refunded'), ({ payment, status }) => {
        const verdict = verdictOn({ status, payment, order: undefined });
        expect(verdict.kind === 'at_rest').toBe(!isWithUs(payment));
      }),
    );
  });

  test('a paid checkout at rest has its order, and no more is kept of its payment than is owed', () => {
    fc.assert(
      fc.property(truths('paid'), (each) => {
        if (verdictOn(each).kind !== 'at_rest') return;
        const isOwn = each.payment?.id === each.order?.paymentIntentId;
        expect(each.order).toBeDefined();
        const { receivedMinor = 0, refundedMinor = 0 } = each.payment ?? {};
        if (isOwn)
          expect(receivedMinor - refundedMinor).toBeLessThanOrEqual(each.order?.owedMinor ?? 0);
        else expect(isWithUs(each.payment)).toBe(false);
      }),
    );
  });

  test('what has no ending is taken up', () => {
    fc.assert(
      fc.property(truths(...open), (each) => {
        expect(verdictOn(each)).toEqual({ kind: 'take_up' });
      }),
    );
  });

  test('a refund is recorded only when it is new, and is full only when everything was given back', () => {
    fc.assert(
      fc.property(minor, minor, minor, (taken, known, refundedMinor) => {
        const order = orderOf({ owedMinor: taken, refundedMinor: known });
        const verdict = paid(paymentOf({ receivedMinor: taken, refundedMinor }), order);
        const isFull = refundedMinor >= taken;
        const refunds = { refundedMinor, refundFailedMinor: 0, isFull };
        const news = { kind: 'refunded', refunds };
        expect(verdict).toEqual(refundedMinor === known ? { kind: 'at_rest' } : news);
      }),
    );
  });
});

test('what the bank gave back after a dispute is not the shopper’s money any more', () => {
  const payment = paymentOf({ isChargedBack: true });
  for (const status of withoutOrder) {
    expect(verdictOn({ status, order: undefined, payment })).toEqual({ kind: 'at_rest' });
  }
});

test('a status that Stripe has yet to invent counts as money', () => {
  expect(hasMoney(paymentOf({ status: paymentStatusOf('held_by_the_moon') }))).toBe(true);
});
