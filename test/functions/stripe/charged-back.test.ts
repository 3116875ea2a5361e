import type Stripe from 'stripe';
import { isChargedBack } from '../../../functions/stripe/charged-back.ts';
import { captured, intentOf } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const ask = async (intent: unknown) =>
  isChargedBack(await wire.stripe(), intent as Stripe.PaymentIntent);
const disputes = (...statuses: readonly string[]) => ({
  body: { object: 'list', has_more: false, data: statuses.map((status) => ({ status })) },
});
const { body: disputed } = captured({ disputed: true });

test.each([
  ['lost', true],
  ['won', false],
  ['needs_response', false],
  ['appeal_under_review', false],
])('a payment whose dispute is %s is charged back: %p', async (status, isBack) => {
  wire.answer(disputes(status));
  expect(await ask(disputed)).toBe(isBack);
  expect(wire.asked).toMatchObject([
    { call: 'GET /v1/disputes', fields: { payment_intent: 'pi_1', limit: '1' } },
  ]);
});

test('a disputed payment without a dispute is not charged back', async () => {
  wire.answer(disputes());
  expect(await ask(disputed)).toBe(false);
});

test.each([
  captured().body,
  intentOf('succeeded', { latest_charge: 'ch_1' }),
  intentOf('canceled', { latest_charge: null }),
  intentOf('canceled'),
])('of a payment that nobody disputes nothing is asked', async (intent) => {
  wire.answer(disputes('lost'));
  expect(await ask(intent)).toBe(false);
  expect(wire.asked).toEqual([]);
});
