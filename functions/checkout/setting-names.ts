/**
 * The settings that the stack gives its functions, as environment variables: the one list that infra
 * sets by and functions read by, so that a misspelt name compiles on neither side.
 */

export const settingNames = [
  /** Names of tables: `tables.ts` says whose. */
  'CHECKOUTS_TABLE',
  'ORDERS_TABLE',
  'PRODUCTS_TABLE',
  'PROMOTIONS_TABLE',
  'PARKED_EVENTS_TABLE',
  'STATE_MACHINE_ARN',
  /** The name of the bus on which changes of orders are published. */
  'EVENT_BUS',
  /** Tells this stack's metrics from those of others in its account. */
  'STACK_NAME',
  /** Tells this stack's payments from those of others on its Stripe account. */
  'SHOP',
  'STRIPE_API_URL',
  /** ARNs of secrets: the key that moves money, the one that calculates taxes, the webhook's. */
  'STRIPE_KEY_SECRET',
  'STRIPE_TAX_KEY_SECRET',
  'STRIPE_WEBHOOK_SECRET',
  /** What CloudFront proves itself with. */
  'EDGE_KEY',
  /** How many declined cards one address may try in an hour: a whole number. */
  'DECLINES_PER_HOUR',
  /** What the shop sells in: a lower-case ISO code. */
  'CURRENCY',
  /** One of `taxSources`. */
  'TAX',
  /** One of `captureModes`. */
  'CAPTURE',
  /** One of `deadlineActions`. */
  'AT_DEADLINE',
] as const;

export type SettingName = (typeof settingNames)[number];
