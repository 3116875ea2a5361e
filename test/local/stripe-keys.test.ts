import { readStripeKeys } from '../../local/stripe-keys.ts';

const both = { STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' };

test('without keys it is the stand-in, with keys of its own', () => {
  expect(readStripeKeys({})).toMatchObject({
    isReal: false,
    secretKey: 'sk_test_local',
    publishableKey: 'pk_test_local',
  });
});

test.each(['sk_test_a', 'rk_test_a'])(
  'with the test keys %s and pk_test_b it is the real Stripe',
  (secretKey) => {
    expect(readStripeKeys({ ...both, STRIPE_SECRET_KEY: secretKey })).toMatchObject({
      isReal: true,
      secretKey,
      publishableKey: 'pk_test_b',
    });
  },
);

test.each([
  ['the stand-in', {}],
  ['the real Stripe', both],
])('%s signs with the secret that is set, or with one that nobody knows', (_, environment) => {
  const withSecret = { ...environment, STRIPE_WEBHOOK_SECRET: 'whsec_a' };
  expect(readStripeKeys(withSecret).webhookSecret).toBe('whsec_a');
  const drawn = () => readStripeKeys(environment).webhookSecret;
  expect(drawn()).toMatch(/^whsec_.{32}/);
  expect(drawn()).not.toBe(drawn());
});

test.each([
  [{ STRIPE_SECRET_KEY: 'sk_live_canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'rk_live_canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_live_canary' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'sk_test_canary' }, /set both/],
  [{ STRIPE_SECRET_KEY: 'canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /set both/],
])('keys that can’t be used are refused, and not shown', (environment, sentence) => {
  expect(() => readStripeKeys(environment)).toThrow(sentence);
  expect(() => readStripeKeys(environment)).not.toThrow(/canary/);
});

test('a key is taken without the quotes and line ends that a file left around it', () => {
  const asOfAFile = {
    STRIPE_SECRET_KEY: '"sk_test_a"\r\n',
    STRIPE_PUBLISHABLE_KEY: ' pk_test_b\n',
  };
  expect(readStripeKeys(asOfAFile)).toMatchObject({
    secretKey: 'sk_test_a',
    publishableKey: 'pk_test_b',
  });
  expect(() => readStripeKeys({ ...both, STRIPE_SECRET_KEY: '"sk_live_a"' })).toThrow(/real cards/);
});
