import {
  insteadOfSecret,
  type SecretKind,
  stripeSecretIn,
} from '../../../functions/checkout/stripe-secrets.ts';

describe('a secret of Stripe’s', () => {
  test.each([
    ['key', 'sk_test_a1\n', 'sk_test_a1'],
    ['key', 'sk_test_a1\r\n', 'sk_test_a1'],
    ['key', '\uFEFFrk_live_a1', 'rk_live_a1'],
    ['key', "'sk_test_a1'", 'sk_test_a1'],
    ['key', ' “sk_test_a1” ', 'sk_test_a1'],
    ['key', '\u00a0sk_test_a1\u200b', 'sk_test_a1'],
    ['key', '\u0000sk_test_a1', 'sk_test_a1'],
    ['signingSecret', 'whsec_Ab+/1=\n', 'whsec_Ab+/1='],
    ['signingSecret', '"whsec_1-2_3"', 'whsec_1-2_3'],
  ] as const)('(%s) is found in %j', (kind, text, secret) => {
    expect(stripeSecretIn(text, kind)).toBe(secret);
  });

  const refused: readonly (readonly [SecretKind, string, string])[] = [
    ['key', '', 'it is empty'],
    ['key', ' \n', 'it is empty'],
    ['key', 'sk_test_a1\nsk_test_b2', 'it holds more than one'],
    ['key', 'sk_test_a1sk_live_b2', 'it holds more than one'],
    ['key', '{"STRIPE_SECRET_KEY":"sk_test_a1"}', 'it is JSON, and must be plain text'],
    ['key', 'sk_test_a1 b2', 'a character in it does not belong to one'],
    ['key', 'sk_test_…', 'a character in it does not belong to one'],
    ['key', 'sk_test_', 'a character in it does not belong to one'],
    ['key', 'pk_test_a1', 'it begins with pk_'],
    ['key', 'whsec_a1', 'it begins with whsec_'],
    ['key', 'STRIPE_SECRET_KEY=sk_test_a1', 'it does not begin as one'],
    ['signingSecret', 'sk_test_a1', 'it begins with sk_'],
    ['signingSecret', 'whsec_a1,whsec_b2', 'it holds more than one'],
    ['signingSecret', 'we_1', 'it does not begin as one'],
  ];
  test.each(refused)('(%s) is not %j, and is said to be otherwise', (kind, text, instead) => {
    expect(stripeSecretIn(text, kind)).toBeUndefined();
    expect(insteadOfSecret(text, kind)).toBe(instead);
  });
});
