import { approve, cancel, type DecisionServices } from '../../../functions/merchant/decisions.ts';
import { limitsOf, stepMinorOf } from '../../../functions/pricing/money.ts';
import type { Decision } from '../../../functions/store/approvals.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { orderOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const waiting = orderOf({ capture: 'on-approval', approvalToken: 'a-token' });
const orderId = waiting.id;

/** The services with one order; what was written and woken. */
const shop = (order: Order, isGone = false) => {
  const done: unknown[] = [];
  let row = order;
  const services: DecisionServices = {
    findOrder: async () => order,
    decide: async (_, decision: Decision) => {
      if (isGone) return undefined;
      if (row.status === 'confirmed' && row.decision === undefined) {
        done.push(decision);
        row = { ...row, ...decision };
      }
      return row;
    },
    sendTaskSuccess: async (token) => Boolean(done.push(`wake ${token}`)),
    now: () => placedAtMs,
  };
  return {
    done,
    approve: (amountMinor?: number) =>
      approve(services)({ command: 'approve', orderId, amountMinor }),
    cancel: () => cancel(services)({ command: 'cancel', orderId }),
  };
};
const refusalOf = async (call: () => Promise<unknown>) => {
  const failure = await failureOf(call);
  return [(failure as Error & { code?: string }).code, failure.message];
};

describe('approving an order', () => {
  test('writes the decision, then wakes its execution', async () => {
    const { done, approve } = shop(waiting);
    expect((await approve()).order).toMatchObject({ id: orderId, decision: 'approved' });
    expect(done).toEqual([
      { decision: 'approved', approvedMinor: 2800, decidedAt: placedAt },
      'wake a-token',
    ]);
  });

  test('for less says how much', async () => {
    const { done, approve } = shop(waiting);
    await approve(900);
    expect(done[0]).toMatchObject({ approvedMinor: 900 });
  });

  test('that is repeated decides nothing more, and wakes once more', async () => {
    const { done, approve } = shop(waiting);
    await approve(900);
    await approve(900);
    expect(done.slice(1)).toEqual(['wake a-token', 'wake a-token']);
  });

  test('that is repeated without its amount means the same', async () => {
    const { approve } = shop({ ...waiting, decision: 'approved', approvedMinor: 900 });
    expect((await approve()).order.decision).toBe('approved');
  });

  test('wakes nobody when nobody waits yet', async () => {
    const { approvalToken: _, ...early } = waiting;
    const { done, approve } = shop(early);
    await approve();
    expect(done).toHaveLength(1);
  });

  const least = 'Stripe takes at least $0.50. Cancel the order to take nothing.';
  test.each([
    [2801, '$28.01', 'the order is for $28.00.'],
    [49, '$0.49', least],
    [1, '$0.01', least],
    [0, '$0.00', least],
    [-1, '-$0.01', least],
  ])('is refused for %p of 2800, in money', async (amountMinor, money, why) => {
    const { done, approve } = shop(waiting);
    expect(await refusalOf(() => approve(amountMinor))).toEqual([
      'amount_invalid',
      `${money} can't be captured: ${why}`,
    ]);
    expect(done).toEqual([]);
  });

  const currencies =
    'usd aed ars aud brl cad chf cop czk dkk eur gbp hkd huf idr ils inr isk jpy krw kwd mxn myr ' +
    'nok nzd php pln ron rub sek sgd thb ugx zar';
  test.each(currencies.split(' '))('in %s is for what Stripe takes at least', async (currency) => {
    const { leastMinor } = limitsOf(currency);
    const { approve } = shop({ ...waiting, currency, totalMinor: 10 * leastMinor });
    const below = leastMinor - stepMinorOf(currency);
    expect((await refusalOf(() => approve(below)))[0]).toBe('amount_invalid');
    expect((await approve(leastMinor)).order.approvedMinor).toBe(leastMinor);
  });

  test('may be for the whole of an order that is smaller than that', async () => {
    const { approve } = shop({ ...waiting, totalMinor: 40 });
    expect((await approve()).order.approvedMinor).toBe(40);
  });

  test.each([
    ['isk', 4950, 'in ISK it must be a multiple of 100, which is ISK\u00a01.'],
    ['kwd', 1255, 'in KWD it must be a multiple of 10, which is KWD\u00a00.010.'],
  ])('is refused for what %s can’t charge, with the rule', async (currency, amountMinor, rule) => {
    const { approve } = shop({ ...waiting, currency, totalMinor: 50000 });
    expect(await refusalOf(() => approve(amountMinor))).toEqual([
      'amount_invalid',
      `${amountMinor} in the smallest unit can't be captured: ${rule}`,
    ]);
  });

  test('answers how much was approved and when, also when it is repeated', async () => {
    const decided = { decision: 'approved', approvedMinor: 900, decidedAt: placedAt } as const;
    expect((await shop(waiting).approve(900)).order).toMatchObject(decided);
    expect((await shop({ ...waiting, ...decided }).approve()).order).toMatchObject(decided);
  });
});

describe('canceling an order', () => {
  test('writes the decision with what the shopper reads, then wakes its execution', async () => {
    const { done, cancel } = shop(waiting);
    expect((await cancel()).order.decision).toBe('canceled');
    expect(done).toEqual([
      { decision: 'canceled', refusal: 'canceled_by_merchant', decidedAt: placedAt },
      'wake a-token',
    ]);
  });
});

describe('a decision is refused', () => {
  test('when the other one was taken', async () => {
    const decided = { ...waiting, decision: 'approved', approvedMinor: 900, decidedAt: placedAt };
    const { cancel, done } = shop(decided as Order);
    expect(await refusalOf(cancel)).toEqual([
      'already_decided',
      `Order ${orderId} was approved for $9.00 at ${placedAt}; a decision is final. ` +
        'It is being captured: refund it once it is paid.',
    ]);
    expect(done).toEqual([]);
  });

  test('when another amount was approved', async () => {
    const { approve } = shop({ ...waiting, decision: 'approved', approvedMinor: 900 });
    expect(await refusalOf(() => approve(901))).toEqual([
      'already_decided',
      `Order ${orderId} was approved for $9.00 at an earlier time; a decision is final. ` +
        'It is being captured.',
    ]);
  });

  test('when it was canceled before', async () => {
    const { approve } = shop({ ...waiting, decision: 'canceled', decidedAt: placedAt });
    expect((await refusalOf(approve))[1]).toContain(`was canceled at ${placedAt}`);
  });

  test.each([
    ['confirmed', 'It is being captured: refund it once it is paid.'],
    ['paid', 'It is paid: refund it.'],
    ['refunded', 'It is refunded: there is nothing left to do.'],
    ['canceled', 'It is canceled: there is nothing left to do.'],
  ] as const)('when it was approved and is %s, with what to do next', async (status, next) => {
    const { cancel } = shop({ ...waiting, status, decision: 'approved', approvedMinor: 900 });
    expect((await refusalOf(cancel))[1]).toMatch(new RegExp(`a decision is final. ${next}$`));
  });

  test('when its hold is being released', async () => {
    const { approve } = shop({ ...waiting, decision: 'canceled', decidedAt: placedAt });
    expect((await refusalOf(approve))[1]).toMatch(/final. Its hold is being released.$/);
  });

  test('when the order has ended without a decision', async () => {
    const { cancel } = shop({ ...waiting, status: 'canceled' });
    expect(await refusalOf(cancel)).toEqual([
      'already_ended',
      `Order ${orderId} is canceled: there is nothing left to do.`,
    ]);
  });

  test.each([
    ['approve', 'confirmed', 'does not wait for an approval: it is being captured without one.'],
    ['approve', 'paid', 'is paid: there is nothing left to approve.'],
    ['approve', 'refunded', 'is refunded: there is nothing left to do.'],
    ['approve', 'canceled', 'is canceled: there is nothing left to do.'],
    [
      'cancel',
      'confirmed',
      "is being captured and can't be canceled any more: refund it once it is paid.",
    ],
    ['cancel', 'paid', "is paid and can't be canceled any more: refund it."],
    ['cancel', 'refunded', 'is refunded: there is nothing left to do.'],
    ['cancel', 'canceled', 'is canceled: there is nothing left to do.'],
  ] as const)('to %s an order that needs no approval (%s)', async (command, status, what) => {
    const { done, ...commands } = shop(orderOf({ status }));
    expect(await refusalOf(() => commands[command]())).toEqual([
      'not_on_approval',
      `Order ${orderId} ${what}`,
    ]);
    expect(done).toEqual([]);
  });

  test('when the order is gone', async () => {
    expect(await refusalOf(shop(waiting, true).cancel)).toEqual([
      'order_not_found',
      `There is no order ${orderId}.`,
    ]);
  });
});
