import { attendApproval, isOnApproval } from '../../../functions/settle/attend-approval.ts';
import type { Decision } from '../../../functions/store/approvals.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import { orderOf, paymentRecordOf, placedAtMs } from '../../support/checkouts.ts';

const dayMs = 24 * 60 * 60 * 1000;
const waiting = orderOf({
  capture: 'on-approval',
  captureBefore: '2026-11-30T10:00:00.000Z',
  approvalToken: 'a-token',
});
const held = paymentRecordOf({ status: 'requires_capture' });

type World = {
  readonly payment?: PaymentRecord | 'unknown';
  readonly isWaitedFor?: boolean;
  readonly nowMs?: number;
  readonly decided?: (decision: Decision) => Order | undefined;
};

const attending = (world: World = {}) => {
  const { payment = held, isWaitedFor = true, nowMs = placedAtMs } = world;
  const done: unknown[] = [];
  const attend = attendApproval({
    fetchPayment: async () => (payment === 'unknown' ? undefined : payment),
    decide: async (_, decision) => {
      done.push(decision);
      return world.decided ? world.decided(decision) : { ...waiting, ...decision };
    },
    noteHoldWarning: async (id, at) => {
      done.push(`warn ${id} ${at}`);
    },
    sendTaskSuccess: async (token) => {
      done.push(`wake ${token}`);
      return isWaitedFor;
    },
    now: () => nowMs,
  });
  return { done, attend };
};
const decidedAt = new Date(placedAtMs).toISOString();

describe('an order that waits for the merchant', () => {
  test('is left waiting', async () => {
    const { done, attend } = attending();
    expect(await attend(waiting)).toEqual({ kind: 'awaits_approval' });
    expect(done).toEqual([]);
  });

  test('and was decided on has its execution woken, which may have missed it', async () => {
    const { done, attend } = attending();
    expect(await attend({ ...waiting, decision: 'approved' })).toEqual({ kind: 'resumed' });
    expect(done).toEqual(['wake a-token']);
  });

  const minuteMs = 60 * 1000;
  const decided = { ...waiting, decision: 'approved', decidedAt } as const;

  test('and was decided on just now, with nobody waiting any more, is being carried out', async () => {
    const { attend } = attending({ isWaitedFor: false, nowMs: placedAtMs + 9 * minuteMs });
    expect(await attend(decided)).toEqual({ kind: 'running' });
  });

  test('and whose decision was read is being carried out, however long that takes', async () => {
    const { attend } = attending({ isWaitedFor: false, nowMs: placedAtMs + dayMs });
    const { approvalToken: _, ...tokenless } = decided;
    expect(await attend(tokenless)).toEqual({ kind: 'running' });
  });

  test('and refuses its token ten minutes after the decision, or after its time, is unheard', async () => {
    const late = attending({ isWaitedFor: false, nowMs: placedAtMs + 10 * minuteMs });
    expect(await late.attend(decided)).toEqual({ kind: 'unheard' });
    const deadlineMs = Date.parse('2026-11-30T08:00:00.000Z');
    const soon = attending({ isWaitedFor: false, nowMs: deadlineMs + 10 * minuteMs - 1 });
    expect(await soon.attend(waiting)).toEqual({ kind: 'running' });
    const over = attending({ isWaitedFor: false, nowMs: deadlineMs + 10 * minuteMs });
    expect(await over.attend(waiting)).toEqual({ kind: 'unheard' });
  });

  test('and was captured in Stripe’s dashboard counts as approved for that much', async () => {
    const { done, attend } = attending({ payment: paymentRecordOf({ receivedMinor: 900 }) });
    expect(await attend(waiting)).toEqual({ kind: 'resumed' });
    expect(done).toEqual([{ decision: 'approved', approvedMinor: 900, decidedAt }, 'wake a-token']);
  });

  test('and was decided on is not decided on again, whatever Stripe says', async () => {
    const { done, attend } = attending({ payment: paymentRecordOf({ receivedMinor: 900 }) });
    await attend({ ...decided, approvedMinor: 2800 });
    expect(done).toEqual(['wake a-token']);
  });

  test('and whose payment Stripe does not know is left waiting', async () => {
    const { done, attend } = attending({ payment: 'unknown' });
    expect(await attend(waiting)).toEqual({ kind: 'awaits_approval' });
    expect(done).toEqual([]);
  });

  test('and was canceled there counts as decided against', async () => {
    const { done, attend } = attending({ payment: paymentRecordOf({ status: 'canceled' }) });
    expect(await attend(waiting)).toEqual({ kind: 'resumed' });
    expect(done[0]).toEqual({ decision: 'canceled', refusal: 'hold_gone', decidedAt });
  });

  test('and was decided on by somebody else meanwhile goes by that', async () => {
    const decided = () => ({ ...waiting, decision: 'canceled' }) as const;
    const { done, attend } = attending({ payment: paymentRecordOf(), decided });
    expect(await attend(waiting)).toEqual({ kind: 'resumed' });
    expect(done).toHaveLength(2);
  });
});

test('an order whose time is over is looked at again, whatever its state still waits for', async () => {
  const { done, attend } = attending({ nowMs: Date.parse('2026-11-30T08:00:00.000Z') });
  expect(await attend(waiting)).toEqual({ kind: 'resumed' });
  expect(done).toEqual(['wake a-token']);
});

describe('the warning of its hold’s end', () => {
  const nowMs = placedAtMs + 6 * dayMs;

  test('comes in the last day', async () => {
    const { done, attend } = attending({ nowMs });
    expect(await attend(waiting)).toEqual({ kind: 'awaits_approval' });
    expect(done).toEqual([`warn ${waiting.id} ${new Date(nowMs).toISOString()}`]);
  });

  test('comes once', async () => {
    const { done, attend } = attending({ nowMs });
    expect(await attend({ ...waiting, holdWarnedAt: decidedAt })).toEqual({
      kind: 'awaits_approval',
    });
    expect(done).toEqual([]);
  });
});

test.each([
  [waiting, true],
  [{ ...waiting, decision: 'approved' } as const, true],
  [{ ...waiting, status: 'paid' } as const, false],
  [orderOf(), false],
])('an order is with the merchant until it has its ending (%#)', (order, expected) => {
  expect(isOnApproval(order)).toBe(expected);
});
