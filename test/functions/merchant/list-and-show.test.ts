import type { Command } from '../../../functions/checkout/commands.ts';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import { list } from '../../../functions/merchant/list.ts';
import { show } from '../../../functions/merchant/show.ts';
import { summaryOf } from '../../../functions/merchant/summary.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { orderOf, paymentRecordOf, placedAt, placedAtMs } from '../../support/checkouts.ts';

const dayMs = 24 * 60 * 60 * 1000;
const order = (id: OrderId, overrides: Partial<Order> = {}) => orderOf({ id, ...overrides });
const waiting = { capture: 'on-approval', captureBefore: '2026-11-30T10:00:00.000Z' } as const;

describe('the list of orders', () => {
  const orders = [
    order('HF-4', waiting),
    order('HF-3', { status: 'paid', email: 'Grace@Example.com' }),
    order('HF-2', { status: 'canceled' }),
    order('HF-1', { ...waiting, decision: 'approved' }),
  ];
  const listing = async (wanted: Omit<Extract<Command, { command: 'list' }>, 'command'> = {}) => {
    const asked: number[] = [];
    const run = list({
      listOrders: async function* ({ sinceMs, untilMs }) {
        asked.push(untilMs - sinceMs);
        for (const each of orders) yield [each];
      },
      listOrdersOf: async function* (email, { sinceMs, untilMs }) {
        asked.push(untilMs - sinceMs);
        yield orders.filter((each) => each.email.toLowerCase() === email.toLowerCase());
      },
      // In another order than it was asked for, as DynamoDB does.
      getOrders: async (ids) => orders.filter(({ id }) => ids.includes(id)).toReversed(),
      findOrder: async (id) => order(id),
      now: () => placedAtMs,
    });
    const found = await run({ command: 'list', ...wanted });
    return { ids: found.orders.map(({ id }) => id), asked, next: found.next };
  };

  test('has the newest first, of thirty days', async () => {
    expect(await listing()).toEqual({
      ids: ['HF-4', 'HF-3', 'HF-2', 'HF-1'],
      asked: [30 * dayMs],
      next: undefined,
    });
  });

  test('has those of a status, or those that wait, and no more than asked for', async () => {
    expect((await listing({ status: 'paid' })).ids).toEqual(['HF-3']);
    expect((await listing({ awaitingApproval: true })).ids).toEqual(['HF-4']);
    expect((await listing({ limit: 2, days: 1 })).ids).toEqual(['HF-4', 'HF-3']);
  });
});

test('the orders of an address are read from its own index, however old they are', async () => {
  const never = async function* () {
    yield await Promise.reject(new Error('All orders were read.'));
  };
  const asked: unknown[] = [];
  const found = await list({
    listOrders: never,
    listOrdersOf: async function* (email, { sinceMs }) {
      asked.push([email, sinceMs]);
      yield [order('HF-1', { email })];
    },
    getOrders: async () => [order('HF-1', { email: 'grace@example.com' })],
    findOrder: () => Promise.reject(new Error('No order was asked for.')),
    now: () => placedAtMs,
  })({ command: 'list', email: 'grace@example.COM' });
  expect(found.orders.map(({ id }) => id)).toEqual(['HF-1']);
  expect(asked).toEqual([['grace@example.COM', placedAtMs - 3650 * dayMs]]);
});

describe('the rows of a list', () => {
  const many = Array.from({ length: 200 }, (_, index): OrderId => `HF-${index}`);
  const listing = async (
    page: readonly OrderId[],
    rowOf = (id: OrderId): readonly Order[] => [order(id)],
  ) => {
    const asked: number[] = [];
    const { orders } = await list({
      listOrders: async function* () {
        yield page.map((id) => order(id));
      },
      listOrdersOf: async function* () {
        yield page.map((id) => order(id));
      },
      getOrders: async (ids) => {
        asked.push(ids.length);
        return ids.flatMap(rowOf);
      },
      findOrder: async (id) => order(id),
      now: () => placedAtMs,
    })({ command: 'list', limit: 500, email: 'ada@example.com' });
    return { asked, ids: orders.map(({ id }) => id) };
  };

  test('are asked for a hundred at a time, and never none of them', async () => {
    expect(await listing(many)).toEqual({ asked: [100, 100], ids: many });
    expect((await listing(many.slice(0, 101))).asked).toEqual([100, 1]);
    expect((await listing([])).asked).toEqual([]);
  });

  test('leave out an order that is gone since the index was read', async () => {
    const rowOf = (id: OrderId) => (id === 'HF-1' ? [] : [order(id)]);
    expect((await listing(['HF-2', 'HF-1', 'HF-0'], rowOf)).ids).toEqual(['HF-2', 'HF-0']);
  });

  test('leave out an order of another address under the same key', async () => {
    const rowOf = (id: OrderId) => [
      order(id, { email: id === 'HF-1' ? 'grace@example.com' : 'Ada@Example.com' }),
    ];
    expect((await listing(['HF-2', 'HF-1'], rowOf)).ids).toEqual(['HF-2']);
  });
});

test('the days of a list that goes on are those before the order that it goes on after', async () => {
  const asked: unknown[] = [];
  await list({
    listOrders: async function* (period) {
      asked.push(period);
      yield* [];
    },
    listOrdersOf: async function* () {},
    getOrders: async () => [],
    findOrder: async (id) => order(id),
    now: () => placedAtMs + 90 * dayMs,
  })({ command: 'list', before: 'HF-1', days: 2 });
  expect(asked).toEqual([{ sinceMs: placedAtMs - 2 * dayMs, untilMs: placedAtMs }]);
});

describe('a list that is as long as it may be', () => {
  const page = ['HF-5', 'HF-4', 'HF-3', 'HF-2', 'HF-1'] as const;
  const listing = (before?: OrderId, limit = 2) =>
    list({
      listOrders: async function* () {
        yield page.slice(0, 3).map((id) => order(id));
        yield page.slice(3).map((id) => order(id));
      },
      listOrdersOf: async function* () {},
      getOrders: async (ids) => ids.map((id) => order(id)),
      findOrder: async (id) => order(id),
      now: () => placedAtMs,
    })({ command: 'list', before, limit });

  test('goes on where it ended, until there is no older order', async () => {
    const found: OrderId[] = [];
    let before: OrderId | undefined;
    do {
      const { orders, next } = await listing(before);
      found.push(...orders.map(({ id }) => id));
      before = next;
    } while (before !== undefined);
    expect(found).toEqual(page);
  });

  test('says nothing of older ones when it is shorter than asked for', async () => {
    expect((await listing(undefined, 6)).next).toBeUndefined();
  });
});

describe('an order in the list', () => {
  test('says no more than is known of it', () => {
    expect(summaryOf(order('HF-1'))).toStrictEqual({
      id: 'HF-1',
      status: 'confirmed',
      placedAt,
      currency: 'usd',
      totalMinor: 2800,
      capturedMinor: 0,
      refundedMinor: 0,
      capture: 'automatic',
    });
  });

  test('says how its dispute stands, and when its stock was given back', () => {
    const known = { dispute: 'needs_response', restockedAt: placedAt };
    expect(summaryOf(order('HF-1', { status: 'paid', ...known }))).toMatchObject(known);
  });

  test('says until when the merchant can decide, while it waits', () => {
    expect(summaryOf(order('HF-1', waiting))).toMatchObject({
      capture: 'on-approval',
      capturedMinor: 0,
      decideBefore: '2026-11-30T08:00:00.000Z',
    });
    expect(summaryOf(order('HF-1', { ...waiting, decision: 'approved' }))).not.toHaveProperty(
      'decideBefore',
    );
  });

  test('says what was decided, for how much and when', () => {
    const decided = { decision: 'approved', approvedMinor: 900, decidedAt: placedAt } as const;
    expect(summaryOf(order('HF-1', { ...waiting, ...decided }))).toMatchObject(decided);
    expect(summaryOf(order('HF-1', waiting))).not.toHaveProperty('approvedMinor');
  });

  test('that is paid says what was captured and refunded of it', () => {
    const paid = order('HF-1', { status: 'paid', capturedMinor: 900, refundedMinor: 100 });
    expect(summaryOf(paid)).toMatchObject({ capturedMinor: 900, refundedMinor: 100 });
    expect(summaryOf(order('HF-2', { status: 'refunded' })).capturedMinor).toBe(2800);
  });
});

describe('one order', () => {
  const showing = (payment = paymentRecordOf({ isLive: true }) as never) =>
    show({
      findOrder: async (id) => order(id, { ...waiting, approvalToken: 'a-token' }),
      listRefunds: async () => [],
      fetchPayment: async () => payment,
      executionArnOf: (id) => `arn:${id}`,
    })({ command: 'show', orderId: 'HF-1' });

  test('is shown with its payment and its execution, and without its token', async () => {
    const shown = await showing();
    expect(shown.order).toMatchObject({
      id: 'HF-1',
      email: 'ada@example.com',
      paymentStatus: 'succeeded',
      isLive: true,
      executionArn: `arn:${shown.order.checkoutId}`,
      refunds: [],
    });
    expect(JSON.stringify(shown)).not.toContain('a-token');
  });

  test('whose payment Stripe does not know says so', async () => {
    expect((await showing(undefined as never)).order.paymentStatus).toBeDefined();
    const unknown = show({
      findOrder: async (id) => order(id),
      listRefunds: async () => [],
      fetchPayment: async () => undefined,
      executionArnOf: (id) => id,
    });
    const { order: shown } = await unknown({ command: 'show', orderId: 'HF-1' });
    expect([shown.paymentStatus, shown.isLive]).toEqual(['unknown', false]);
  });
});
