import type { ReconcileServices } from '../../../functions/reconcile/run.ts';
import { chk, placedAtMs } from '../../support/checkouts.ts';
import {
  deedsOf,
  ended,
  hourMs,
  nowMs,
  open,
  pagesOf,
  paid,
  paidOrder,
  parkedOf,
  paymentOf,
  run,
  type World,
} from './reconciler-run.ts';

describe('a run over everything, from Stripe to us,', () => {
  test('does nothing about what agrees', async () => {
    const world = {
      checkouts: [paid('a'), ended('b')],
      orders: [paidOrder('a')],
      payments: [paymentOf('a'), paymentOf('b', { status: 'canceled' })],
    };
    expect(await deedsOf('everything', world)).toEqual([]);
  });

  test('reads no order of a checkout that has none', async () => {
    const asked: string[] = [];
    const services: Partial<ReconcileServices> = {
      getOrders: async (ids) => {
        asked.push(...ids);
        return [];
      },
    };
    const payments = [paymentOf('a', { status: 'canceled' })];
    await deedsOf('everything', { checkouts: [ended('a')], payments, services });
    expect(asked).toEqual([]);
  });

  test('settles a hold that outlived its checkout, and counts it as at risk', async () => {
    const world = {
      checkouts: [ended('a')],
      payments: [paymentOf('a', { status: 'requires_capture' })],
    };
    expect(await deedsOf('everything', world)).toEqual([`settle ${chk('a')} pi_a`]);
    expect((await run('everything', world)).atRisk).toEqual([
      { checkoutId: chk('a'), amountMinor: 2800, currency: 'usd', ageSeconds: 3600 },
    ]);
  });

  test('looks at older payments whose refunds were made or failed since, and at those only', async () => {
    const world: World = {
      checkouts: [paid('a')],
      orders: [paidOrder('a')],
      payments: [paymentOf('a')],
      refunded: ['pi_d', 'pi_a'],
      refundsFailed: ['pi_a', 'pi_e'],
    };
    expect(await deedsOf('everything', world)).toEqual([
      'deliver charge.refunded of pi_d',
      'deliver charge.refunded of pi_e',
    ]);
  });

  test('reports what came of an older payment, by its id', async () => {
    const { done } = await run('everything', { refunded: ['pi_d'] });
    expect(done).toEqual(['deliver charge.refunded of pi_d', 'report at_rest pi_d', 'end']);
  });

  test('settles a refund that the order does not know, which is no risk', async () => {
    const world = {
      checkouts: [paid('a')],
      orders: [paidOrder('a')],
      payments: [paymentOf('a', { refundedMinor: 900 })],
    };
    expect(await deedsOf('everything', world)).toEqual([`settle ${chk('a')} pi_a`]);
    expect((await run('everything', world)).atRisk).toEqual([]);
  });

  test('leaves an ended checkout alone whose money the bank took back after a dispute', async () => {
    const world = (dispute: string) => ({
      checkouts: [ended('a')],
      payments: [paymentOf('a', { isDisputed: true })],
      services: { fetchDispute: async () => ({ id: 'du_1', status: dispute }) },
    });
    expect(await deedsOf('everything', world('lost'))).toEqual([]);
    expect(await deedsOf('everything', world('won'))).toEqual([`settle ${chk('a')} pi_a`]);
  });

  test('settles an order that has ended while something may still wait for its approval', async () => {
    const world = (approvalToken?: string) => ({
      checkouts: [paid('a')],
      orders: [paidOrder('a', { ...(approvalToken && { approvalToken }) })],
      payments: [paymentOf('a')],
    });
    expect(await deedsOf('everything', world('token-1'))).toEqual([`settle ${chk('a')} pi_a`]);
    expect(await deedsOf('everything', world())).toEqual([]);
  });

  test('settles every payment of a checkout that has several', async () => {
    const world = {
      checkouts: [ended('a')],
      payments: [
        paymentOf('a', { status: 'requires_capture' }),
        paymentOf('a', { id: 'pi_second', status: 'requires_capture' }),
      ],
    };
    expect(await deedsOf('everything', world)).toEqual([
      `settle ${chk('a')} pi_a`,
      `settle ${chk('a')} pi_second`,
    ]);
  });

  test('settles an open checkout once, going by the table', async () => {
    const world = {
      checkouts: [open('a')],
      payments: [paymentOf('a', { status: 'requires_capture' })],
    };
    expect(await deedsOf('everything', world)).toEqual([`settle ${chk('a')}`]);
  });

  test('rings for money without a checkout, after an hour', async () => {
    const payments = [paymentOf('a', { status: 'requires_capture' })];
    const at = (ageMs: number) => deedsOf('everything', { payments, nowMs: placedAtMs + ageMs });
    expect(await at(hourMs - 1000)).toEqual([]);
    expect(await at(hourMs)).toEqual([`finding payment_without_checkout ${chk('a')} pi_a`]);
  });

  test('does not ring for a payment without a checkout that holds nothing', async () => {
    const payments = [paymentOf('a', { status: 'canceled' })];
    expect(await deedsOf('everything', { payments })).toEqual([]);
  });
});

describe('a run over everything, from us to Stripe,', () => {
  test('settles an order whose payment Stripe did not list', async () => {
    const world = { checkouts: [paid('a')], orders: [paidOrder('a')] };
    expect(await deedsOf('everything', world)).toEqual([`settle ${chk('a')} pi_a`]);
  });

  test('does not settle again what was settled in this run', async () => {
    const confirmed = open('a', { status: 'confirmed', orderId: 'HF-a' });
    const world = { checkouts: [confirmed], orders: [paidOrder('a', { status: 'confirmed' })] };
    expect(await deedsOf('everything', world)).toEqual([`settle ${chk('a')}`]);
  });
});

describe('a run over everything', () => {
  test('settles the checkouts of executions that stopped, whatever occasion their names have', async () => {
    const stopped = [chk('a'), `${chk('b')}-requires_capture`, 'by-hand', `${chk('b')}`];
    expect(await deedsOf('everything', { stopped })).toEqual([
      `settle ${chk('a')}`,
      `settle ${chk('b')}`,
    ]);
  });

  test('looks back for eight days, longer than any hold lasts', async () => {
    const since: number[] = [];
    const services: Partial<ReconcileServices> = {
      listPayments: (seconds) => {
        since.push(seconds * 1000);
        return pagesOf([]);
      },
      listOrders: ({ sinceMs }) => {
        since.push(sinceMs);
        return pagesOf([]);
      },
      listRefunded: async function* (seconds) {
        since.push(seconds * 1000);
        yield* [];
      },
      listRefundFailures: async function* (seconds) {
        since.push(seconds * 1000);
        yield* [];
      },
      listStopped: async (ms) => {
        since.push(ms);
        return [];
      },
    };
    await run('everything', { services });
    expect(since).toEqual(Array<number>(5).fill(nowMs - 8 * 24 * hourMs));
  });

  test('settles the open ones first', async () => {
    const world = {
      checkouts: [open('a'), ended('b')],
      parked: [parkedOf('c')],
      payments: [paymentOf('b', { status: 'requires_capture' })],
      orders: [paidOrder('d')],
      stopped: [chk('e')],
    };
    expect(await deedsOf('everything', world)).toEqual([
      `settle ${chk('a')}`,
      'deliver payment_intent.succeeded of pi_c',
      'forget evt_c',
      `settle ${chk('b')} pi_b`,
      `settle ${chk('d')} pi_d`,
      `settle ${chk('e')}`,
    ]);
  });
});
