import { undoPayment } from '../../../functions/stripe/undo.ts';
import { checkoutDocumentOf, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { intent, intentOf, keyInUse, keyTaken } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';
import {
  authorizeKey,
  cancel,
  create,
  list,
  listed,
  refund,
  refunded,
  retrieve,
} from '../../support/undoing.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const hourMs = 60 * 60 * 1000;
const { payment: _, ...document } = checkoutDocumentOf();
const undo = (hoursLater = 0) =>
  undoPayment(wire.stripe, shop, () => placedAtMs + hoursLater * hourMs)(document);
const calls = () => wire.asked.map(({ call }) => call);

describe('a hold that nobody has seen, of a checkout that is taken up without its shopper', () => {
  test('and that never arrived loses its key to a harmless PaymentIntent', async () => {
    const empty = intent('requires_payment_method');
    wire.answer(empty, empty, intent('canceled'));
    expect(await undo()).toBe('released');
    expect(calls()).toEqual([create, retrieve, cancel]);
    expect(wire.asked[0]).toMatchObject({
      idempotencyKey: authorizeKey,
      fields: { confirm: 'false', amount: '2800' },
    });
  });

  test('and that arrived is looked for, since it can’t be replayed, and canceled', async () => {
    wire.answer(
      keyTaken,
      listed(intentOf('requires_capture')),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undo()).toBe('released');
    expect(calls()).toEqual([create, list, retrieve, cancel]);
  });

  test('and that arrived and was captured is refunded', async () => {
    wire.answer(
      keyTaken,
      listed(intentOf('succeeded')),
      intent('succeeded'),
      refunded('succeeded'),
    );
    expect(await undo()).toBe('refunded');
    expect(calls()).toEqual([create, list, retrieve, refund]);
  });

  test('and that left nothing behind under its key is released', async () => {
    wire.answer(keyTaken, listed());
    expect(await undo()).toBe('released');
    expect(calls()).toEqual([create, list]);
  });

  test('and that is still being worked on is asked about again', async () => {
    wire.answer(keyInUse);
    expect((await failureOf(undo)).name).toBe('StripeUnavailable');
    expect(calls()).toEqual([create]);
  });

  test('and whose key Stripe may have forgotten is only looked for', async () => {
    wire.answer(...Array.from({ length: 24 }, () => listed()));
    expect(await undo(23)).toBe('released');
    expect(calls()).toEqual(Array.from({ length: 24 }, () => list));
  });
});
