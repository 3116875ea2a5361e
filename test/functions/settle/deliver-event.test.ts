import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { deliverEvent } from '../../../functions/settle/deliver-event.ts';
import type { Settled } from '../../../functions/settle/settle-checkout.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import type { ToldPayment } from '../../../functions/stripe/webhook-events.ts';
import {
  checkoutId,
  orderOf,
  paymentRecordOf,
  placedAt,
  placedAtMs,
  shop,
  storedCheckout,
  toldPaymentOf,
} from '../../support/checkouts.ts';

type World = {
  /** What the event says of its payment. */
  readonly told?: ToldPayment;
  readonly checkout?: StoredCheckout;
  readonly payment?: PaymentRecord | undefined;
  readonly settled?: Settled;
  readonly dispute?: string;
  readonly hasOrder?: boolean;
};

/** Delivers an event about `pi_1`; resolves to what was done. */
const delivering = async (type: string, world: World) => {
  const { settled = { kind: 'at_rest' }, told, checkout, dispute, hasOrder = true } = world;
  const payment = 'payment' in world ? world.payment : paymentRecordOf();
  const done: string[] = [];
  const outcome = await deliverEvent({
    shop,
    getCheckout: async (id) => {
      done.push(`read ${id}`);
      return checkout;
    },
    getOrder: async (id) => {
      done.push(`read ${id}`);
      return orderOf({ status: 'paid' });
    },
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
  })({ type, paymentIntentId: 'pi_1', ...(told !== undefined && { told }) });
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

describe('an event that says whose payment it is', () => {
  const told = toldPaymentOf();
  const orderId = orderIdOf(checkoutId);
  const paid = storedCheckout({ status: 'paid', orderId });
  const readBoth = [`read ${checkoutId}`, `read ${orderId}`, clock];

  test('and nothing that the rows don’t say ends there: Stripe is not asked', async () => {
    expect(await delivering('payment_intent.succeeded', { told, checkout: paid })).toEqual({
      outcome: { kind: 'known', checkoutId },
      done: readBoth,
    });
  });

  test('and something that the rows don’t say settles the checkout', async () => {
    expect(await delivering('payment_intent.canceled', { told, checkout: paid })).toEqual({
      outcome: { kind: 'at_rest', checkoutId },
      done: [...readBoth, settledBy],
    });
  });

  test('of a checkout without an order reads its row alone', async () => {
    const checkout = storedCheckout({ status: 'declined' });
    expect(await delivering('payment_intent.succeeded', { told, checkout })).toEqual({
      outcome: { kind: 'at_rest', checkoutId },
      done: [`read ${checkoutId}`, clock, settledBy],
    });
  });

  test('of a checkout without a row waits for it', async () => {
    const settled = { kind: 'unknown_checkout' } as const;
    expect(await delivering('payment_intent.succeeded', { told, settled })).toEqual({
      outcome: { ...settled, checkoutId },
      done: [`read ${checkoutId}`, settledBy],
    });
  });

  test('is left alone when it is another shop’s, whatever checkout it names', async () => {
    const another = toldPaymentOf({ shop: 'AnotherShop' });
    expect(await delivering('payment_intent.succeeded', { told: another, checkout: paid })).toEqual(
      { outcome: { kind: 'not_ours' }, done: [] },
    );
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
