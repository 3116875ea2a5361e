/** @jest-environment @happy-dom/jest-environment */
import { deferredIntent } from '../../../web/stripe/deferred-intent.ts';

test('Elements without a PaymentIntent ask for a hold on a card, in the catalogue’s currency', () => {
  expect(deferredIntent({ amountMinor: 1400, currency: 'usd' })).toMatchObject({
    mode: 'payment',
    amount: 1400,
    currency: 'usd',
    captureMethod: 'manual',
    paymentMethodTypes: ['card'],
  });
});
