import type { CheckoutId } from '../../../functions/checkout/ids.ts';
import type { ReconcileServices } from '../../../functions/reconcile/run.ts';
import { chk, placedAtMs } from '../../support/checkouts.ts';
import {
  deedsOf,
  ended,
  hourMs,
  open,
  paidOrder,
  parkedOf,
  paymentOf,
  run,
} from './reconciler-run.ts';

describe.each(['open', 'everything'] as const)('a run over %s', (scope) => {
  test('settles the checkouts that have no ending', async () => {
    const checkouts = [open('a'), ended('b'), open('c')];
    const { done } = await run(scope, { checkouts, outcomes: { [chk('c')]: { kind: 'started' } } });
    expect(done).toEqual([
      `settle ${chk('a')}`,
      `report at_rest ${chk('a')}`,
      `settle ${chk('c')}`,
      `report started ${chk('c')}`,
      'end',
    ]);
  });

  test('does nothing about what is younger than a minute', async () => {
    const checkouts = [open('a')];
    const at = (ageMs: number) => deedsOf(scope, { checkouts, nowMs: placedAtMs + ageMs });
    expect(await at(59_999)).toEqual([]);
    expect(await at(60_000)).toEqual([`settle ${chk('a')}`]);
  });

  test('goes by the row, where the index is not up to date', async () => {
    const services = { listOpen: async () => [chk('a'), chk('z')] };
    expect(await deedsOf(scope, { checkouts: [ended('a')], services })).toEqual([]);
  });

  test('counts what the open ones may hold, and since when', async () => {
    const checkouts = [open('a', { currency: 'eur', totalMinor: 500 })];
    const { atRisk } = await run(scope, { checkouts });
    expect(atRisk).toEqual([
      { checkoutId: chk('a'), amountMinor: 500, currency: 'eur', ageSeconds: 3600 },
    ]);
  });

  test.each([
    ['awaits_approval', 0],
    ['resumed', 0],
    ['running', 3600],
  ] as const)('counts one that is found as %s since %p s ago', async (kind, ageSeconds) => {
    const outcomes = { [chk('a')]: { kind } };
    const { atRisk } = await run(scope, { checkouts: [open('a')], outcomes });
    expect(atRisk).toMatchObject([{ checkoutId: chk('a'), ageSeconds }]);
  });

  test.each([
    [0, []],
    [200, [100, 100]],
    [201, [100, 100, 1]],
  ])('reads %p rows a hundred at a time, and never none', async (count, sizes) => {
    const ids = Array.from({ length: count }, (_, index): CheckoutId => `chk_${index}`);
    const batches: (readonly string[])[] = [];
    const services: Partial<ReconcileServices> = {
      listOpen: async () => ids,
      getCheckouts: async (batch) => {
        batches.push(batch);
        return [];
      },
    };
    await run(scope, { services });
    expect(batches.map(({ length }) => length)).toEqual(sizes);
    expect(batches.flat()).toEqual(ids);
  });

  test('delivers parked events, and forgets those that arrived', async () => {
    const { done } = await run(scope, { parked: [parkedOf('a'), parkedOf('b')] });
    expect(done.slice(0, 6)).toEqual([
      'deliver payment_intent.succeeded of pi_a',
      'report at_rest pi_a evt_a',
      'forget evt_a',
      'deliver payment_intent.succeeded of pi_b',
      'report at_rest pi_b evt_b',
      'forget evt_b',
    ]);
  });

  test('keeps a parked event whose checkout has not come, and rings after an hour', async () => {
    const parked = [parkedOf('a')];
    const outcomes = { [chk('a')]: { kind: 'unknown_checkout' } as const };
    const at = (ageMs: number) => deedsOf(scope, { parked, outcomes, nowMs: placedAtMs + ageMs });
    expect(await at(hourMs)).toEqual(['deliver payment_intent.succeeded of pi_a']);
    expect(await at(hourMs + 1)).toEqual([
      'deliver payment_intent.succeeded of pi_a',
      `finding payment_without_checkout ${chk('a')} pi_a evt_a`,
    ]);
  });

  test('rings for a parked event that does not even name a checkout', async () => {
    const services: Partial<ReconcileServices> = {
      deliver: async () => ({ kind: 'unknown_checkout' }),
    };
    const world = { parked: [parkedOf('a')], services, nowMs: placedAtMs + hourMs + 1 };
    expect(await deedsOf(scope, world)).toEqual(['finding payment_without_checkout pi_a evt_a']);
  });
});

describe('a run over what is open', () => {
  test('looks at no payment, order or execution that has its ending', async () => {
    const world = {
      checkouts: [ended('a')],
      payments: [paymentOf('a')],
      orders: [paidOrder('b')],
      stopped: [chk('c')],
    };
    expect(await deedsOf('open', world)).toEqual([]);
  });
});
