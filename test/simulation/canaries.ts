/** Canaries: they must show up nowhere but where they belong. */
export const canaries = {
  secretKey: 'sk_test_secretcanary',
  webhookSecret: 'whsec_webhookcanary',
  email: 'canary.shopper@example.com',
  street: '1 Canary Street',
} as const;
