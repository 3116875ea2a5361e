import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { deliverEvent } from '../../../functions/settle/deliver-event.ts';
import type { Settled } from '../../../functions/settle/settle-checkout.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import { checkoutId, paymentRecordOf, placedAt, placedAtMs } from '../../support/checkouts.ts';

type World = {
  readonly payment?: PaymentRecord | undefined;
  readonly settled?: Settled;
  readonly dispute?: string;
  readonly hasOrder?: boolean;
};

/** Delivers an event about `pi_1`; resolves to what was done. */
const delivering = async (type: string, world: World) => {
  const { settled = { kind: 'at_rest' }, dispute, hasOrder = true } = world;
  const payment = 'payment' in world ? world.payment : paymentRecordOf();
  const done: string[] = [];
  const outcome = await deliverEvent({
    fetchPayment: async (id) => {
      done.push(`fetch ${id}`);
      return payment;
    },
    settleCheckout: async (id, paymentIntentId, because) => {
      done.push(`settle ${id} by ${paymentIntentId}, because of an ${because}`);
      return settled;
    },
    fetchDispute: async (id) => {
      done.push(`fetch dispute of ${id}`);
      return dispute === undefined ? undefined : { id: 'du_1', status: dispute };
    },
    now: () => {
      done.push('look at the clock');
      return placedAtMs;
    },
    recordDispute: async (orderId, { id, status, readAt }) => {
      expect(readAt).toBe(placedAt);
      done.push(`record ${id} on ${orderId}: ${status}`);
      return hasOrder;
    },
  })({ type, paymentIntentId: 'pi_1' });
  return { outcome, done };
};
const fetched = 'fetch pi_1';
const settledBy = `settle ${checkoutId} by pi_1, because of an event`;
const clock = 'look at the clock';
const disputeFetched = 'fetch dispute of pi_1';
const recorded = (status: string) => `record du_1 on ${orderIdOf(checkoutId)}: ${status}`;

describe('an event of a payment', () => {
  test('settles the checkout that the payment itself names', async () => {
    expect(await delivering('payment_intent.succeeded', {})).toEqual({
      outcome: { kind: 'at_rest', checkoutId },
      done: [fetched, settledBy],
    });
  });

  test('that belongs to another shop, or to no checkout, changes nothing', async () => {
    expect(await delivering('payment_intent.succeeded', { payment: undefined })).toEqual({
      outcome: { kind: 'not_ours' },
      done: [fetched],
    });
  });

  test.each([
    { kind: 'unknown_checkout' },
    { kind: 'refunded' },
    { kind: 'started' },
    { kind: 'alarm', finding: 'second_payment' },
  ] as const)('gives the result of settling, and the checkout: %j', async (settled) => {
    expect((await delivering('charge.refunded', { settled })).outcome).toEqual({
      ...settled,
      checkoutId,
    });
  });
});

describe('an event of a dispute', () => {
  test.each(['needs_response', 'warning_needs_response', 'appeal_needs_response'])(
    'that is %s is written on the order, whose own event rings',
    async (dispute) => {
      expect(await delivering('charge.dispute.created', { dispute })).toEqual({
        outcome: { kind: 'at_rest', checkoutId },
        done: [fetched, settledBy, clock, disputeFetched, recorded(dispute)],
      });
    },
  );

  test.each(['won', 'lost', 'under_review', 'warning_closed', 'prevented'])(
    'that is %s is written on the order',
    async (dispute) => {
      const { outcome, done } = await delivering('charge.dispute.closed', { dispute });
      expect(outcome).toEqual({ kind: 'at_rest', checkoutId });
      expect(done.at(-1)).toBe(recorded(dispute));
    },
  );

  test('of a payment without an order needs a person at once, while it needs an answer', async () => {
    const dispute = 'needs_response';
    const { outcome } = await delivering('charge.dispute.created', { dispute, hasOrder: false });
    expect(outcome).toEqual({ kind: 'alarm', finding: 'disputed', checkoutId });
    const over = await delivering('charge.dispute.closed', { dispute: 'lost', hasOrder: false });
    expect(over.outcome).toEqual({ kind: 'at_rest', checkoutId });
  });

  test('writes nothing when Stripe knows of none', async () => {
    expect(await delivering('charge.dispute.created', {})).toEqual({
      outcome: { kind: 'at_rest', checkoutId },
      done: [fetched, settledBy, clock, disputeFetched],
    });
  });

  test('waits for its checkout before anything is written', async () => {
    const settled = { kind: 'unknown_checkout' } as const;
    const dispute = 'needs_response';
    expect(await delivering('charge.dispute.created', { settled, dispute })).toEqual({
      outcome: { ...settled, checkoutId },
      done: [fetched, settledBy],
    });
  });
});
