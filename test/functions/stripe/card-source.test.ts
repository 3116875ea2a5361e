import { cardSourceOf } from '../../../functions/stripe/card-source.ts';
import { checkoutDocumentOf, checkoutId } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { refused } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const payable = (payment: Parameters<typeof cardSourceOf>[1]['payment']) => ({
  ...checkoutDocumentOf(),
  payment,
});

test.each([
  [{ confirmationToken: 'ctoken_1' }, { confirmation_token: 'ctoken_1' }],
  [{ paymentMethod: 'pm_1' }, { payment_method: 'pm_1' }],
])('%j goes with the hold as it is', async (payment, source) => {
  wire.answer();
  expect(await cardSourceOf(await wire.stripe(), payable(payment))).toEqual(source);
  expect(wire.asked).toEqual([]);
});

test('a card’s token becomes a PaymentMethod, under a key of its own', async () => {
  wire.answer({ body: { id: 'pm_7', object: 'payment_method' } });
  const source = await cardSourceOf(await wire.stripe(), payable({ token: 'tok_1' }));
  expect(source).toEqual({ payment_method: 'pm_7' });
  expect(wire.asked).toEqual([
    {
      call: 'POST /v1/payment_methods',
      fields: { type: 'card', 'card[token]': 'tok_1' },
      idempotencyKey: `${checkoutId}:payment_method`,
    },
  ]);
});

test('a token that can’t be used is Stripe’s own error', async () => {
  wire.answer(refused(400, { code: 'token_already_used', param: 'card[token]' }));
  const client = await wire.stripe();
  const failure = await failureOf(() => cardSourceOf(client, payable({ token: 'tok_1' })));
  expect(failure).toMatchObject({ code: 'token_already_used' });
});
