import { harmlessParameters, holdParameters } from '../../../functions/services/hold.ts';
import { checkoutDocumentOf, checkoutId } from '../../support/checkouts.ts';

const common = {
  amount: 2800,
  currency: 'usd',
  capture_method: 'manual',
  allowed_payment_method_types: ['card'],
  metadata: { checkoutId },
};

describe('a hold', () => {
  test.each([
    [{ confirmationToken: 'ctoken_1' }, { confirmation_token: 'ctoken_1' }],
    [{ paymentMethod: 'pm_1' }, { payment_method: 'pm_1' }],
    [{ token: 'tok_1' }, { payment_method_data: { type: 'card', card: { token: 'tok_1' } } }],
  ])('by %j is confirmed at once and captured later', (payment, sent) => {
    expect(holdParameters(checkoutDocumentOf({ payment }))).toEqual({
      ...common,
      confirm: true,
      use_stripe_sdk: true,
      ...sent,
    });
  });

  test('is the same for the same checkout, or Stripe would refuse the key', () => {
    const sent = () => JSON.stringify(holdParameters(checkoutDocumentOf()));
    expect(sent()).toBe(sent());
  });

  test('carries nothing else of what a document may hold', () => {
    const document = { ...checkoutDocumentOf(), email: 'ada@example.com', refusal: 'x' };
    expect(JSON.stringify(holdParameters(document))).not.toMatch(/ada@|refusal|placedAt/);
  });
});

describe('the harmless twin of a hold', () => {
  test('has no card and is not confirmed', () => {
    expect(harmlessParameters(checkoutDocumentOf())).toEqual({ ...common, confirm: false });
  });

  test('differs only in what holds', () => {
    const harmless = harmlessParameters(checkoutDocumentOf());
    const { confirm, use_stripe_sdk, confirmation_token, ...rest } = holdParameters(
      checkoutDocumentOf(),
    );
    expect({ ...rest, confirm: false }).toEqual(harmless);
    expect([confirm, use_stripe_sdk, confirmation_token]).toEqual([true, true, 'ctoken_1Nnn']);
  });
});
