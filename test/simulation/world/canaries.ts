/** Canaries: secrets and personal data that must show up only where they belong. */
export const canaries = {
  secretKey: 'sk_test_secretcanary',
  webhookSecret: 'whsec_webhookcanary',
  email: 'canary.shopper@example.com',
  name: 'Canary Shopper',
  street: '1 Canary Street',
  secondLine: 'Canary Loft 2b',
  city: 'Canary Wharf',
  postalCode: '94705-7777',
  address: '192.0.2.77',
} as const;

/** The address of whoever has something sent, and pays taxes on it. */
export const canaryAddress = {
  name: canaries.name,
  line1: canaries.street,
  line2: canaries.secondLine,
  city: canaries.city,
  state: 'CA',
  postalCode: canaries.postalCode,
  country: 'US',
} as const;

/** The same in a state without a sales tax: what costs $100 or more is sent there for its price alone. */
export const untaxedCanaryAddress = { ...canaryAddress, state: 'OR' } as const;
