import type { DeadlineAction } from '../../../functions/checkout/approval.ts';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { checkApproval, handler } from '../../../functions/steps/check-approval.ts';
import type { Decision } from '../../../functions/store/approvals.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { checkoutDocumentOf, checkoutId, orderOf, placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const orderId = orderIdOf(checkoutId);
const captureBefore = '2026-11-30T10:00:00.000Z';
const deadlineMs = Date.parse(captureBefore) - 2 * 60 * 60 * 1000;
const waiting = orderOf({ id: orderId, capture: 'on-approval', captureBefore });
const document = checkoutDocumentOf();
const held = { ...document, paymentIntentId: 'pi_1', captureBefore };

type World = {
  readonly order?: Order | undefined;
  readonly nowMs?: number;
  readonly atDeadline?: DeadlineAction;
  readonly decided?: Order;
};

const step = ({ order, nowMs = placedAtMs, atDeadline = 'release', decided }: World) => {
  const decisions: Decision[] = [];
  const forgotten: string[] = [];
  const run = checkApproval({
    getOrder: async (id) => (id === orderId ? order : undefined),
    decide: async (_, decision) => {
      decisions.push(decision);
      return decided ?? (order && { ...order, ...decision });
    },
    forgetApprovalToken: async (id) => void forgotten.push(id),
    now: () => new Date(nowMs),
    atDeadline,
  });
  return { decisions, forgotten, run };
};

describe('CheckApproval of an order', () => {
  test('that needs no approval goes on to be captured', async () => {
    const { run } = step({ order: orderOf({ id: orderId }) });
    expect(await run({ ...document, refusal: 'unavailable' })).toStrictEqual({
      ...document,
      paymentIntentId: 'pi_1',
      outcome: 'approved',
      orderId,
    });
  });

  test('that nobody has decided on waits until two hours before the hold ends', async () => {
    const { decisions, run } = step({ order: waiting });
    expect(await run(document)).toEqual({
      ...held,
      outcome: 'approval_required',
      orderId,
      approvalSeconds: (deadlineMs - placedAtMs) / 1000,
    });
    expect(decisions).toEqual([]);
  });

  test('that is approved for less has only that much captured', async () => {
    const { run } = step({ order: { ...waiting, decision: 'approved', approvedMinor: 900 } });
    expect(await run(document)).toEqual({
      ...held,
      captureMinor: 900,
      outcome: 'approved',
      orderId,
    });
  });

  test('that is decided against is canceled, with the reason', async () => {
    const { run } = step({
      order: { ...waiting, decision: 'canceled', refusal: 'canceled_by_merchant' },
    });
    expect(await run(document)).toEqual({
      ...held,
      outcome: 'canceled',
      refusal: 'canceled_by_merchant',
    });
  });

  test('that is decided against for no other reason is canceled by the merchant', async () => {
    const { run } = step({ order: { ...waiting, decision: 'canceled' } });
    expect(await run(document)).toMatchObject({ refusal: 'canceled_by_merchant' });
  });

  test('that another execution has canceled is not captured', async () => {
    const { run } = step({ order: { ...waiting, status: 'canceled', refusal: 'hold_gone' } });
    expect(await run(document)).toEqual({ ...held, outcome: 'canceled', refusal: 'hold_gone' });
  });

  test('forgets the token of a decision that it has read, and of no other', async () => {
    const approvalToken = 'a-token';
    const decided = { ...waiting, approvalToken, decision: 'approved' } as const;
    const { approvalToken: _, ...tokenless } = decided;
    const forgottenOf = async (order: Order) => {
      const { forgotten, run } = step({ order });
      await run(document);
      return forgotten;
    };
    expect(await forgottenOf(decided)).toEqual([orderId]);
    expect(await forgottenOf({ ...waiting, approvalToken })).toEqual([]);
    expect(await forgottenOf(tokenless)).toEqual([]);
  });

  test('that is missing needs a person', async () => {
    const failure = await failureOf(() => step({}).run(document));
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Order ${orderId} is missing.`,
    ]);
  });
});

describe('CheckApproval past the deadline', () => {
  test('cancels', async () => {
    const { decisions, run } = step({ order: waiting, nowMs: deadlineMs });
    expect(await run(document)).toMatchObject({ outcome: 'canceled', refusal: 'approval_expired' });
    expect(decisions).toEqual([
      {
        decision: 'canceled',
        refusal: 'approval_expired',
        decidedAt: new Date(deadlineMs).toISOString(),
      },
    ]);
  });

  test('captures all of it where the shop is set so', async () => {
    const { run } = step({ order: waiting, nowMs: deadlineMs, atDeadline: 'capture' });
    expect(await run(document)).toMatchObject({ outcome: 'approved', captureMinor: 2800 });
  });

  test('goes by a decision that came before its own', async () => {
    const decided = { ...waiting, decision: 'approved', approvedMinor: 900 } as const;
    const { run } = step({ order: waiting, nowMs: deadlineMs, decided });
    expect(await run(document)).toMatchObject({ outcome: 'approved', captureMinor: 900 });
  });

  test('decides nothing on an order that was decided on, or needs no approval', async () => {
    for (const order of [{ ...waiting, decision: 'approved' } as const, orderOf({ id: orderId })]) {
      const { decisions, run } = step({ order, nowMs: deadlineMs });
      await run(document);
      expect(decisions).toEqual([]);
    }
  });
});

test('CheckApproval refuses a document without a checkout', async () => {
  expect((await failureOf(() => handler({}))).name).toBe('InvalidDocument');
});
