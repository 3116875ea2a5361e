import { fetchDispute, listDisputes } from '../../../functions/stripe/disputes.ts';
import { checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { failed } from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const listOf = (data: readonly object[], has_more = false): Answer => ({
  body: { object: 'list', has_more, data },
});

describe('the dispute of a payment', () => {
  const ask = () => fetchDispute(wire.stripe)('pi_1');
  const disputes = (...statuses: readonly string[]): Answer =>
    listOf(statuses.map((status, index) => ({ id: `du_${index}`, object: 'dispute', status })));

  test('is the latest one’s status', async () => {
    wire.answer(disputes('under_review', 'lost'));
    expect(await ask()).toEqual({ id: 'du_0', status: 'under_review' });
    expect(wire.asked).toMatchObject([
      { call: 'GET /v1/disputes', fields: { payment_intent: 'pi_1', limit: '10' } },
    ]);
  });

  test.each(['needs_response', 'appeal_needs_response', 'warning_needs_response'])(
    'is an older one’s while that is %s: somebody has to answer it',
    async (status) => {
      wire.answer(disputes('won', status));
      expect(await ask()).toEqual({ id: 'du_1', status });
    },
  );

  test('is nothing where there is none', async () => {
    wire.answer(disputes());
    expect(await ask()).toBeUndefined();
  });

  test('can’t be told while Stripe is away', async () => {
    wire.answer(failed);
    expect((await failureOf(ask)).name).toBe('StripeUnavailable');
  });
});

describe('the disputes since a day', () => {
  const created = placedAtMs / 1000;
  const dispute = (index: number, metadata: object = { checkoutId, shop }) => ({
    id: `du_${index}`,
    object: 'dispute',
    status: 'needs_response',
    payment_intent: { id: `pi_${index}`, object: 'payment_intent', metadata },
  });
  const listed = async () => {
    const pages: (readonly unknown[])[] = [];
    for await (const page of listDisputes(wire.stripe, shop)(created)) pages.push(page);
    return pages;
  };

  test('are listed a hundred at a time, with the checkouts that their payments name', async () => {
    const many = Array.from({ length: 100 }, (_, index) => dispute(index));
    wire.answer(listOf(many, true), listOf([dispute(100)]));
    const pages = await listed();
    expect(pages.map(({ length }) => length)).toEqual([100, 1]);
    expect(pages[1]).toEqual([
      { id: 'du_100', status: 'needs_response', paymentIntentId: 'pi_100', checkoutId },
    ]);
    expect(wire.asked[0]).toMatchObject({
      call: 'GET /v1/disputes',
      fields: { 'created[gte]': String(created), limit: '100', 'expand[0]': 'data.payment_intent' },
    });
  });

  test('leave out another shop’s, and those of no PaymentIntent', async () => {
    const others = [
      dispute(0, { checkoutId, shop: 'Another' }),
      dispute(1, {}),
      { ...dispute(2), payment_intent: null },
      { ...dispute(3), payment_intent: 'pi_3' },
    ];
    wire.answer(listOf(others));
    expect(await listed()).toEqual([]);
  });

  test('can’t be told while Stripe is away', async () => {
    wire.answer(failed);
    expect((await failureOf(listed)).name).toBe('StripeUnavailable');
  });
});
