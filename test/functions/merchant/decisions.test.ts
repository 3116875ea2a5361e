import { approve, cancel, type DecisionServices } from '../../../functions/merchant/decisions.ts';
import type { Decision } from '../../../functions/services/approvals.ts';
import type { Order } from '../../../functions/services/orders.ts';
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

  test('wakes nobody before anybody waits', async () => {
    const { approvalToken: _, ...early } = waiting;
    const { done, approve } = shop(early);
    await approve();
    expect(done).toHaveLength(1);
  });

  test.each([2801, 0, -1])('is refused for %p of 2800', async (amountMinor) => {
    const { done, approve } = shop(waiting);
    const [code, message] = await refusalOf(() => approve(amountMinor));
    expect(code).toBe('amount_invalid');
    expect(message).toContain('from 1 to 2800 in the smallest unit of USD');
    expect(done).toEqual([]);
  });

  test('is refused for what the currency can’t say', async () => {
    const { approve } = shop({ ...waiting, currency: 'isk', totalMinor: 50000 });
    expect((await refusalOf(() => approve(4950)))[0]).toBe('amount_invalid');
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
      `Order ${orderId} was approved for $9.00 at ${placedAt}; a decision is final.`,
    ]);
    expect(done).toEqual([]);
  });

  test('when another amount was approved', async () => {
    const { approve } = shop({ ...waiting, decision: 'approved', approvedMinor: 900 });
    expect((await refusalOf(() => approve(901)))[0]).toBe('already_decided');
  });

  test('when it was canceled before', async () => {
    const { approve } = shop({ ...waiting, decision: 'canceled', decidedAt: placedAt });
    expect((await refusalOf(approve))[1]).toContain(`was canceled at ${placedAt}`);
  });

  test('when the order has ended without one', async () => {
    const { cancel } = shop({ ...waiting, status: 'canceled' });
    expect(await refusalOf(cancel)).toEqual([
      'already_ended',
      `Order ${orderId} is canceled already.`,
    ]);
  });

  test.each(['confirmed', 'paid'] as const)(
    'when the order is captured by itself (%s)',
    async (status) => {
      const [code] = await refusalOf(shop(orderOf({ status })).cancel);
      expect(code).toBe('not_on_approval');
    },
  );

  test('when the order is gone', async () => {
    expect((await refusalOf(shop(waiting, true).cancel))[0]).toBe('order_not_found');
  });
});
