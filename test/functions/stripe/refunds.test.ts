import { refusalsOf } from '@holdfast/stripe-stand-in/refusals';
import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import { stripeClient } from '../../../functions/stripe/client.ts';
import { paymentIntentIdOf } from '../../../functions/stripe/payment-intent-id.ts';
import { listRefunds, orderRefund, type RefundOrder } from '../../../functions/stripe/refunds.ts';
import { checkoutId } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  failed,
  failedAsBefore,
  keyInUse,
  refused,
  remembered,
} from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

const wanted: RefundOrder = {
  checkoutId,
  paymentIntentId: 'pi_1',
  refundId: 'one',
  amountMinor: 900,
};
const made = {
  id: 're_1',
  object: 'refund',
  amount: 900,
  currency: 'usd',
  status: 'succeeded',
  created: 1795428000,
  metadata: { checkoutId, refundId: 'one' },
};
const summary = {
  id: 're_1',
  refundId: 'one',
  amountMinor: 900,
  currency: 'usd',
  status: 'succeeded',
  createdAt: '2026-11-23T10:00:00.000Z',
};

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());
const order = () => orderRefund(wire.stripe)(wanted);
const codeOf = async () => ((await failureOf(order)) as Error & { code?: string }).code;

describe('a refund', () => {
  test('is ordered under the merchant’s id, which stays on it', async () => {
    wire.answer({ body: made });
    expect(await order()).toEqual(summary);
    expect(wire.asked).toEqual([
      {
        call: 'POST /v1/refunds',
        fields: {
          payment_intent: 'pi_1',
          amount: '900',
          reason: 'requested_by_customer',
          'metadata[checkoutId]': checkoutId,
          'metadata[refundId]': 'one',
        },
        idempotencyKey: `${checkoutId}:refund:one`,
      },
    ]);
  });

  test.each([
    [
      'the id was used for another one',
      refused(400, { type: 'idempotency_error' }),
      'refund_id_reused',
    ],
    ['there is less left', refused(400, { param: 'amount' }), 'refund_refused'],
    ['all of it is refunded', refused(400, { code: 'charge_already_refunded' }), 'refund_refused'],
    ['Stripe only remembers a failure', failedAsBefore, 'refund_refused'],
  ])('is refused when %s', async (_, answer, code) => {
    wire.answer(answer);
    expect(await codeOf()).toBe(code);
    // Nothing is tried under another key: that could refund twice.
    expect(wire.asked).toHaveLength(1);
  });

  test('is refused by Stripe without a code, too', async () => {
    wire.answer(refused(400, {}));
    expect((await failureOf(order)).message).toContain('Stripe does not allow this refund: it may');
  });

  test.each(refusalsOf('POST', '/v1/refunds'))('is refused by Stripe with %j', async (refusal) => {
    const { status = 400, code = '' } = refusal;
    wire.answer(refused(status, { code }));
    const { message } = await failureOf(order);
    expect(message).toContain(`Stripe does not allow this refund (${code})`);
    wire.answer(remembered(refused(status, { code })));
    expect((await failureOf(order)).message).toContain('order it again with a new id');
    expect(wire.asked).toHaveLength(1);
  });

  test.each([
    ['Stripe fails', failed],
    ['the same is being worked on', keyInUse],
    ['the connection is cut', 'cut' as const],
  ])('can be ordered again when %s', async (_, answer) => {
    wire.answer(answer, answer);
    expect((await failureOf(order)).name).toBe('StripeUnavailable');
  });
});

test('all refunds of a payment are listed, those of the dashboard, too', async () => {
  const byHand = { ...made, id: 're_2', metadata: {}, status: null };
  const bare = { ...made, id: 're_3', metadata: null };
  wire.answer({ body: { object: 'list', data: [made, byHand, bare], has_more: false } });
  const { refundId: _, ...unnamed } = summary;
  expect(await listRefunds(wire.stripe)('pi_1')).toStrictEqual([
    summary,
    { ...unnamed, id: 're_2', status: 'unknown' },
    { ...unnamed, id: 're_3' },
  ]);
  expect(wire.asked[0]).toMatchObject({
    call: 'GET /v1/refunds',
    fields: { payment_intent: 'pi_1', limit: '100' },
  });
});

test('the refunds of a payment are not known while Stripe is away', async () => {
  wire.answer(failed, failed);
  expect((await failureOf(() => listRefunds(wire.stripe)('pi_1'))).name).toBe('StripeUnavailable');
});

test('five orders at once with one id are one refund at Stripe', async () => {
  const standIn = await startStripeStandIn({ port: 0 });
  try {
    const stripe = stripeClient(standIn.url, async () => 'sk_test_1');
    const client = await stripe();
    const intent = await client.paymentIntents.create({
      amount: 2800,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      allowed_payment_method_types: ['card'],
    } as never);
    const id = paymentIntentIdOf(intent.id);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => orderRefund(stripe)({ ...wanted, paymentIntentId: id })),
    );
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await listRefunds(stripe)(id)).toMatchObject([{ amountMinor: 900, refundId: 'one' }]);
  } finally {
    await standIn.close();
  }
});
