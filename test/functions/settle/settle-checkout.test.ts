import type { ExecutionState } from '../../../functions/aws/executions.ts';
import type { Attended } from '../../../functions/settle/attend-approval.ts';
import { settleCheckout, truthOf } from '../../../functions/settle/settle-checkout.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import {
  checkoutId,
  orderOf,
  paymentRecordOf,
  placedAt,
  placedAtMs,
  storedCheckout,
} from '../../support/checkouts.ts';
import { executionsOf } from '../../support/executions.ts';

type World = {
  readonly checkout?: StoredCheckout;
  readonly order?: Order;
  readonly payment?: PaymentRecord;
  /** The status of its dispute. */
  readonly dispute?: string;
  readonly executions?: Readonly<Record<string, ExecutionState>>;
  readonly attended?: Attended['kind'];
  /** Whether the order has changed when a refund is to be written; once for each. */
  readonly isChanged?: boolean[];
};

/** What there is, and what was asked and done in which order. */
const world = (there: World) => {
  const { checkout, order, payment, executions: states = {}, isChanged = [] } = there;
  const { attended = 'awaits_approval' } = there;
  const asked: string[] = [];
  const recorded: (readonly [string, string, number])[] = [];
  const executions = executionsOf(states);
  const settle = settleCheckout({
    ...executions,
    now: () => placedAtMs + 60_000,
    getCheckout: async (id) => {
      asked.push(`checkout ${id}`);
      return id === checkout?.id ? checkout : undefined;
    },
    getOrder: async (id) => {
      asked.push(`order ${id}`);
      return id === order?.id ? order : undefined;
    },
    fetchPayment: async (id) => {
      asked.push(`payment ${id}`);
      return id === payment?.id ? payment : undefined;
    },
    fetchDispute: async (id) => {
      asked.push(`dispute of ${id}`);
      return there.dispute === undefined ? undefined : { id: 'du_1', status: there.dispute };
    },
    recordRefund: async ({ id }, { refundedMinor, isFull }) => {
      recorded.push([isFull ? 'full' : 'part', id, refundedMinor]);
      return !isChanged.shift();
    },
    resumeAuthentication: async ({ status }) => status === 'requires_action',
    attendApproval: async () => ({ kind: attended }),
    endLeftWait: async ({ approvalToken }) => approvalToken !== undefined,
  });
  return { asked, recorded, executions, settle };
};
const order = orderOf({ status: 'paid' });
const paid = storedCheckout({ status: 'paid', orderId: order.id });
const open = storedCheckout({ status: 'processing', openSince: placedAt });

describe('settling a checkout that', () => {
  test('has no row (yet) says so, and asks nobody else', async () => {
    const { asked, settle } = world({});
    expect(await settle(checkoutId, 'pi_1')).toEqual({ kind: 'unknown_checkout' });
    expect(asked).toEqual([`checkout ${checkoutId}`]);
  });

  test('has no ending takes it up, without a card, e-mail or address, and without asking Stripe', async () => {
    const { asked, executions, settle } = world({ checkout: open });
    expect(await settle(checkoutId)).toEqual({ kind: 'started' });
    expect(executions.started).toStrictEqual([
      {
        name: checkoutId,
        document: { checkoutId, amountMinor: 2800, currency: 'usd', placedAt },
      },
    ]);
    expect(asked).toEqual([`checkout ${checkoutId}`]);
  });

  test('has no ending is taken up with the calculation of its tax, where it has one', async () => {
    const { executions, settle } = world({ checkout: { ...open, taxCalculation: 'taxcalc_1' } });
    await settle(checkoutId);
    expect(executions.started).toMatchObject([{ document: { taxCalculation: 'taxcalc_1' } }]);
  });

  test('has failed for good is tried again because of an event, and not because of a comparison', async () => {
    const failed = { kind: 'stopped', error: 'RecordsDisagree', stoppedAtMs: placedAtMs } as const;
    const { settle } = world({ checkout: open, executions: { [checkoutId]: failed } });
    const alarm = { kind: 'alarm', finding: 'failed_for_good' };
    expect(await settle(checkoutId)).toEqual(alarm);
    expect(await settle(checkoutId, undefined, 'comparison')).toEqual(alarm);
    expect(await settle(checkoutId, undefined, 'event')).toEqual({ kind: 'redriven' });
  });

  test('has no ending goes by its own status, and names the payment that gave the occasion', async () => {
    const { asked, executions, settle } = world({
      checkout: open,
      payment: paymentRecordOf({ status: 'requires_capture' }),
      executions: { [checkoutId]: { kind: 'succeeded' } },
    });
    await settle(checkoutId, 'pi_1');
    // Once more when its execution turns out to have ended: it may have been only just now.
    expect(asked).toEqual([`checkout ${checkoutId}`, `checkout ${checkoutId}`]);
    expect(executions.started).toMatchObject([
      { name: `${checkoutId}-processing`, document: { paymentIntentId: 'pi_1' } },
    ]);
  });

  test('is confirmed, and whose execution is gone, names its order’s payment', async () => {
    const confirmed = storedCheckout({
      status: 'confirmed',
      openSince: placedAt,
      orderId: order.id,
    });
    const { executions, settle } = world({
      checkout: confirmed,
      order: orderOf(),
      executions: { [checkoutId]: { kind: 'succeeded' } },
    });
    expect(await settle(checkoutId)).toEqual({ kind: 'started' });
    expect(executions.started).toMatchObject([
      { name: `${checkoutId}-confirmed`, document: { paymentIntentId: 'pi_1' } },
    ]);
  });

  test('is paid, as its order and its payment say, is at rest', async () => {
    const { executions, recorded, settle } = world({
      checkout: paid,
      order,
      payment: paymentRecordOf(),
    });
    expect(await settle(checkoutId, 'pi_1')).toEqual({ kind: 'at_rest' });
    expect([...executions.started, ...recorded]).toEqual([]);
  });

  test.each([
    ['lost', 'at_rest'],
    ['won', 'alarm'],
  ])('has no order, and a captured payment whose dispute is %s, is %s', async (dispute, kind) => {
    const { settle } = world({
      checkout: storedCheckout({ status: 'refunded' }),
      payment: paymentRecordOf({ isDisputed: true }),
      executions: { [checkoutId]: { kind: 'succeeded' } },
      dispute,
    });
    expect(await settle(checkoutId, 'pi_1')).toMatchObject({ kind });
  });

  test.each([
    [undefined, 'at_rest'],
    ['token-1', 'resumed'],
  ])('is canceled, and waits with the token %p, is %s', async (approvalToken, kind) => {
    const { settle } = world({
      checkout: storedCheckout({ status: 'canceled', orderId: order.id }),
      order: orderOf({ status: 'canceled', ...(approvalToken && { approvalToken }) }),
      payment: paymentRecordOf({ status: 'canceled' }),
    });
    expect(await settle(checkoutId)).toEqual({ kind });
  });

  test('is paid looks for its order’s payment where none is named', async () => {
    const { asked, settle } = world({ checkout: paid, order, payment: paymentRecordOf() });
    expect(await settle(checkoutId)).toEqual({ kind: 'at_rest' });
    expect(asked).toEqual([`checkout ${checkoutId}`, `order ${order.id}`, 'payment pi_1']);
  });

  test('is paid, and without its order, needs a person', async () => {
    const { settle } = world({ checkout: paid, payment: paymentRecordOf() });
    expect(await settle(checkoutId, 'pi_1')).toEqual({ kind: 'alarm', finding: 'order_missing' });
  });

  test('is paid by a payment that Stripe doesn’t know needs a person', async () => {
    const { settle } = world({ checkout: paid, order });
    expect(await settle(checkoutId)).toEqual({ kind: 'alarm', finding: 'paid_without_capture' });
  });

  test('was refunded in part at Stripe is recorded so', async () => {
    const payment = paymentRecordOf({ refundedMinor: 900 });
    const { recorded, settle } = world({ checkout: paid, order, payment });
    expect(await settle(checkoutId)).toEqual({ kind: 'refunded' });
    expect(recorded).toEqual([['part', order.id, 900]]);
  });

  test('was refunded in part, as its order knows, is at rest', async () => {
    const { recorded, settle } = world({
      checkout: paid,
      order: { ...order, refundedMinor: 900 },
      payment: paymentRecordOf({ refundedMinor: 900 }),
    });
    expect(await settle(checkoutId)).toEqual({ kind: 'at_rest' });
    expect(recorded).toEqual([]);
  });

  test('was refunded in full at Stripe is recorded so', async () => {
    const payment = paymentRecordOf({ refundedMinor: 2800 });
    const { recorded, settle } = world({ checkout: paid, order, payment });
    expect(await settle(checkoutId)).toEqual({ kind: 'refunded' });
    expect(recorded).toEqual([['full', order.id, 2800]]);
  });

  test('has an order that was changed while a refund was to be written is looked at again', async () => {
    const payment = paymentRecordOf({ refundedMinor: 900 });
    const { recorded, settle } = world({ checkout: paid, order, payment, isChanged: [true] });
    expect(await settle(checkoutId)).toEqual({ kind: 'refunded' });
    expect(recorded).toHaveLength(2);
  });

  test('has an order that changes whenever it is looked at needs a person', async () => {
    const payment = paymentRecordOf({ refundedMinor: 900 });
    const isChanged = Array<boolean>(100).fill(true);
    const { recorded, settle } = world({ checkout: paid, order, payment, isChanged });
    expect(await settle(checkoutId)).toEqual({ kind: 'alarm', finding: 'settled_in_vain' });
    expect(recorded).toHaveLength(5);
  });

  test.each([
    ['paid', { ...order, refundedMinor: 900 }],
    ['refunded', orderOf({ status: 'refunded', refundedMinor: 2800 })],
  ] as const)(
    'is %s, and whose refund failed at the bank, is open again',
    async (status, refunded) => {
      const payment = paymentRecordOf({ refundedMinor: 400 });
      const checkout = storedCheckout({ status, orderId: order.id });
      const { recorded, settle } = world({ checkout, order: refunded, payment });
      expect(await settle(checkoutId)).toEqual({ kind: 'refunded' });
      expect(recorded).toEqual([['part', order.id, 400]]);
    },
  );

  test('has a refund that failed and another in its place is recorded so', async () => {
    const { recorded, settle } = world({
      checkout: paid,
      order: { ...order, refundedMinor: 900 },
      payment: paymentRecordOf({ refundedMinor: 900, refundFailedMinor: 900 }),
    });
    expect(await settle(checkoutId)).toEqual({ kind: 'refunded' });
    expect(recorded).toEqual([['part', order.id, 900]]);
  });

  test('waits for the bank’s step goes on, if the step is over', async () => {
    const checkout = storedCheckout({ status: 'requires_action', openSince: placedAt });
    const executions = { [checkoutId]: { kind: 'running' } } as const;
    expect(await world({ checkout, executions }).settle(checkoutId)).toEqual({ kind: 'resumed' });
  });

  test('waits for nobody is left to its execution', async () => {
    const executions = { [checkoutId]: { kind: 'running' } } as const;
    expect(await world({ checkout: open, executions }).settle(checkoutId)).toEqual({
      kind: 'running',
    });
  });

  test('waits for the merchant has its order looked after', async () => {
    const checkout = storedCheckout({
      status: 'confirmed',
      openSince: placedAt,
      orderId: order.id,
    });
    const waiting = orderOf({ capture: 'on-approval' });
    const executions = { [checkoutId]: { kind: 'running' } } as const;
    const { settle } = world({ checkout, order: waiting, executions });
    expect(await settle(checkoutId)).toEqual({ kind: 'awaits_approval' });
  });

  test('waits for the merchant and can’t be woken rings, and is carried on by one other execution', async () => {
    const checkout = storedCheckout({
      status: 'confirmed',
      openSince: placedAt,
      orderId: order.id,
    });
    const waiting = orderOf({ capture: 'on-approval' });
    const running = { [checkoutId]: { kind: 'running' } } as const;
    const there = { checkout, order: waiting, executions: running, attended: 'unheard' } as const;
    const { executions, settle } = world(there);
    for (let round = 0; round < 2; round += 1) {
      expect(await settle(checkoutId)).toEqual({ kind: 'alarm', finding: 'wait_unheard' });
    }
    expect(executions.started).toEqual([
      {
        name: `${checkoutId}-unheard`,
        document: expect.objectContaining({ checkoutId, paymentIntentId: 'pi_1' }),
      },
    ]);
  });

  test.each(['declined', 'rejected', 'expired', 'canceled'] as const)(
    'is %s while its money is held has that undone, once for the payment’s status',
    async (status) => {
      const { executions, settle } = world({
        checkout: storedCheckout({ status }),
        payment: paymentRecordOf({ status: 'requires_capture' }),
        executions: { [checkoutId]: { kind: 'succeeded' } },
      });
      expect(await settle(checkoutId, 'pi_1')).toEqual({ kind: 'started' });
      expect(await settle(checkoutId, 'pi_1')).toEqual({ kind: 'running' });
      expect(executions.started).toMatchObject([
        { name: `${checkoutId}-requires_capture`, document: { paymentIntentId: 'pi_1' } },
      ]);
    },
  );

  test('is declined, without a payment to ask about, is at rest', async () => {
    const { asked, settle } = world({ checkout: storedCheckout({ status: 'declined' }) });
    expect(await settle(checkoutId)).toEqual({ kind: 'at_rest' });
    expect(asked).toEqual([`checkout ${checkoutId}`]);
  });
});

test('the row is read before the order, and both before the payment', async () => {
  const { asked, settle } = world({ checkout: paid, order, payment: paymentRecordOf() });
  await settle(checkoutId, 'pi_1');
  expect(asked.map((each) => each.split(' ')[0])).toEqual(['checkout', 'order', 'payment']);
});

describe('the truth of an order', () => {
  test('that knows of no refund says that nothing was refunded', () => {
    expect(truthOf(orderOf())).toMatchObject({
      paymentIntentId: 'pi_1',
      owedMinor: 2800,
      refundedMinor: 0,
    });
  });

  test('that was approved for less says that no more is owed', () => {
    expect(truthOf(orderOf({ approvedMinor: 1000 }))).toMatchObject({ owedMinor: 1000 });
  });

  test('that does not exist is undefined', () => {
    expect(truthOf(undefined)).toBeUndefined();
  });
});

test.each([
  ['ended', paid, 'at_rest'],
  ['forgot', undefined, 'unknown_checkout'],
])(
  'a checkout that somebody %s after it was read is looked at again, and left',
  async (_, then, kind) => {
    const rows = [open];
    const { executions } = world({ executions: { [checkoutId]: { kind: 'succeeded' } } });
    const settle = settleCheckout({
      ...executions,
      now: () => placedAtMs,
      getCheckout: async () => rows.shift() ?? then,
      getOrder: async () => order,
      fetchPayment: async () => paymentRecordOf({ status: 'succeeded' }),
      fetchDispute: async () => undefined,
      recordRefund: async () => true,
      resumeAuthentication: async () => false,
      attendApproval: async () => ({ kind: 'running' }),
      endLeftWait: async () => false,
    });
    expect(await settle(checkoutId, order.paymentIntentId)).toEqual({ kind });
    expect(executions.started).toEqual([]);
  },
);
