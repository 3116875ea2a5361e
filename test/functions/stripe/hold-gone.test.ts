import type Stripe from 'stripe';
import { isHoldGone } from '../../../functions/stripe/hold-gone.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { heldUntil, intentOf } from '../../support/stripe-answers.ts';

const isGone = (intent: unknown): boolean => isHoldGone(intent as Stripe.PaymentIntent, placedAtMs);

test.each([
  ['canceled', true],
  ['requires_payment_method', true],
  ['requires_capture', false],
  ['requires_action', false],
  ['processing', false],
  ['succeeded', false],
  ['a_new_status', false],
])('a hold whose PaymentIntent is %s is gone: %p', (status, gone) => {
  expect(isGone(intentOf(status))).toBe(gone);
});

test('a hold is gone from the second at which Stripe ends it, though Stripe is late to say so', () => {
  expect(isGone(heldUntil(placedAtMs + 1000).body)).toBe(false);
  expect(isGone(heldUntil(placedAtMs).body)).toBe(true);
});
