import type { StoredStatus } from '../../../functions/checkout/verdict.ts';
import { isKnown, type TellingEvent } from '../../../functions/settle/known-event.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { handledEvents, type ToldPayment } from '../../../functions/stripe/webhook-events.ts';
import { orderOf, placedAtMs, storedCheckout, toldPaymentOf } from '../../support/checkouts.ts';

const held = 'payment_intent.amount_capturable_updated';
const declined = 'payment_intent.payment_failed';
const canceled = 'payment_intent.canceled';
const captured = 'payment_intent.succeeded';

type Event = {
  readonly payment?: TellingEvent['paymentIntentId'];
  readonly told?: Partial<ToldPayment>;
  /** How long ago it came about. */
  readonly ageMs?: number;
};

/** Whether the rows say what the event says, which is of `pi_1` and has just come about. */
const knows = (type: string, status: StoredStatus, order?: Order, event: Event = {}): boolean => {
  const { payment = 'pi_1', told, ageMs = 1000 } = event;
  return isKnown(
    { type, paymentIntentId: payment, told: toldPaymentOf(told) },
    { checkout: storedCheckout({ status }), order },
    placedAtMs + ageMs,
  );
};

const confirmed = orderOf();
const paid = orderOf({ status: 'paid', capturedMinor: 2800 });
const refunded = orderOf({ status: 'refunded', capturedMinor: 2800, refundedMinor: 2800 });
const ended = orderOf({ status: 'canceled' });

/** In each cell: known, looked at, or known only while fresh, or only of the order's own payment. */
type Cell = 'known' | 'look' | 'fresh' | 'own' | 'own, fresh';

const table: readonly (readonly [StoredStatus, Order | undefined, Cell, Cell, Cell, Cell])[] = [
  // row                             held          declined  canceled  captured
  ['processing', undefined, 'fresh', 'fresh', 'look', 'look'],
  ['requires_action', undefined, 'look', 'look', 'look', 'look'],
  ['releasing', undefined, 'look', 'look', 'look', 'look'],
  ['confirmed', confirmed, 'own, fresh', 'look', 'look', 'look'],
  ['paid', paid, 'own', 'own', 'look', 'own'],
  ['refunded', refunded, 'own', 'own', 'look', 'own'],
  ['canceled', ended, 'own', 'known', 'known', 'look'],
  ['declined', undefined, 'look', 'known', 'known', 'look'],
  ['rejected', undefined, 'look', 'known', 'known', 'look'],
  ['expired', undefined, 'look', 'known', 'known', 'look'],
  ['refunded', undefined, 'look', 'look', 'look', 'look'],
  // Rows that nobody has written so: whoever sees one has to look.
  ['confirmed', undefined, 'look', 'look', 'look', 'look'],
  ['paid', undefined, 'look', 'look', 'look', 'look'],
  ['canceled', undefined, 'look', 'known', 'known', 'look'],
];

const cells = table.flatMap(([status, order, ...row]) =>
  [held, declined, canceled, captured].map((type, column) => ({
    type,
    status,
    order,
    cell: row[column] ?? 'look',
    has: order === undefined ? 'no order' : 'an order',
  })),
);

describe.each(cells)('$type at $status with $has: $cell', ({ type, status, order, cell }) => {
  const old: Event = { ageMs: 60_000 };
  const another: Event = { payment: 'pi_2' };

  test('when it comes at once', () => {
    expect(knows(type, status, order)).toBe(cell !== 'look');
  });

  test('when it comes a minute late, or days', () => {
    const isKnownLate = cell === 'known' || cell === 'own';
    expect(knows(type, status, order, old)).toBe(isKnownLate);
    expect(knows(type, status, order, { ageMs: 3 * 24 * 3_600_000 })).toBe(isKnownLate);
  });

  test('when it is of another payment than the order’s', () => {
    expect(knows(type, status, order, another)).toBe(cell === 'known' || cell === 'fresh');
  });

  test('while somebody may wait for a decision on an order that has ended', () => {
    const left = order && { ...order, approvalToken: 'a-token' };
    const isLeft = left !== undefined && left.status !== 'confirmed';
    expect(knows(type, status, left)).toBe(!isLeft && cell !== 'look');
  });
});

test('an event is fresh for less than a minute, and not when it is of the future', () => {
  const at = (ageMs: number) => knows(held, 'processing', undefined, { ageMs });
  expect([59_999, 60_000, -59_999, -60_000].map(at)).toEqual([true, false, true, false]);
});

describe('a capture is known to a paid row only if', () => {
  test.each<readonly [string, Partial<ToldPayment>]>([
    ['its currency is the order’s', { currency: 'eur' }],
    ['not less was captured than is owed', { receivedMinor: 2799 }],
    ['not more was captured than is owed', { receivedMinor: 2801 }],
  ])('%s', (_, told) => {
    expect(knows(captured, 'paid', paid, { told })).toBe(false);
  });

  test('the part was captured that the merchant approved', () => {
    const part = orderOf({ status: 'paid', approvedMinor: 1400, capturedMinor: 1400 });
    expect(knows(captured, 'paid', part, { told: { receivedMinor: 1400 } })).toBe(true);
    expect(knows(captured, 'paid', part)).toBe(false);
  });

  test('the order may have been refunded in part since: that has an event of its own', () => {
    const partly = orderOf({ status: 'paid', capturedMinor: 2800, refundedMinor: 1000 });
    expect(knows(captured, 'paid', partly)).toBe(true);
  });
});

test('every other event is looked at, whatever the row', () => {
  const others = handledEvents.filter(
    (type) => ![held, declined, canceled, captured].includes(type),
  );
  expect(others).toHaveLength(6);
  for (const type of others) {
    for (const [status, order] of table) expect(knows(type, status, order)).toBe(false);
  }
});
