import { listRefundFailures } from '../../../functions/stripe/refund-failures.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { failed } from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const page = (sources: readonly unknown[], has_more = false): Answer => ({
  body: {
    object: 'list',
    has_more,
    data: sources.map((source, index) => ({ id: `txn_${index}`, source })),
  },
});
const refundOf = (payment_intent: unknown) => ({ id: 're_1', object: 'refund', payment_intent });
const listed = async () => {
  const ids: string[] = [];
  for await (const id of listRefundFailures(wire.stripe)(placedAtMs / 1000)) ids.push(id);
  return ids;
};

describe('the payments of which a refund failed since a day', () => {
  test('are found by the balance, however old the refund is', async () => {
    wire.answer(page([refundOf('pi_1'), refundOf(null)], true), page([refundOf({ id: 'pi_2' })]));
    expect(await listed()).toEqual(['pi_1', 'pi_2']);
    expect(wire.asked[0]).toMatchObject({
      call: 'GET /v1/balance_transactions',
      fields: {
        type: 'refund_failure',
        'created[gte]': String(placedAtMs / 1000),
        'expand[0]': 'data.source',
      },
    });
  });

  test('are a failure where Stripe does not say which refund it was', async () => {
    for (const source of ['re_1', null, { id: 'ch_1', object: 'charge' }]) {
      wire.answer(page([source]));
      const failure = await failureOf(listed);
      expect([failure.name, failure.message]).toEqual([
        'RecordUnreadable',
        'The balance transaction txn_0 at Stripe is a refund that failed, and does not say which.',
      ]);
    }
  });

  test('can’t be told while Stripe is away', async () => {
    wire.answer(failed);
    expect((await failureOf(listed)).name).toBe('StripeUnavailable');
  });
});
