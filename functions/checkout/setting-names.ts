/**
 * The settings that the stack gives its functions as environment variables. infra and the functions
 * share this list, so that a misspelt name does not compile on either side.
 */

export const settingNames = [
  /** The tables' names; `tables.ts` says which setting belongs to which table. */
  'CHECKOUTS_TABLE',
  'ORDERS_TABLE',
  'PRODUCTS_TABLE',
  'PROMOTIONS_TABLE',
  'PARKED_EVENTS_TABLE',
  'ATTEMPTS_TABLE',
  'FINDINGS_TABLE',
  'STATE_MACHINE_ARN',
  /** The name of the EventBridge bus on which orders' events and findings are published. */
  'EVENT_BUS',
  /** Distinguishes this stack's metrics from those of other stacks in the account. */
  'STACK_NAME',
  /** Distinguishes this stack's payments from those of other stacks on the Stripe account. */
  'SHOP',
  'STRIPE_API_URL',
  /** ARNs of secrets: Stripe's secret key, the key for Stripe Tax, the webhook's signing secret. */
  'STRIPE_KEY_SECRET',
  'STRIPE_TAX_KEY_SECRET',
  'STRIPE_WEBHOOK_SECRET',
  /** ARN of the secret that has to be stored before anything can be paid. It is not read by this. */
  'SET_UP_BY_SECRET',
  /** The value of the header by which CloudFront's requests are recognized. */
  'EDGE_KEY',
  /** What e-mail addresses are hashed with before an index holds them. */
  'EMAIL_SECRET',
  /** How many checkouts without an order one viewer may place in an hour: a whole number. */
  'ATTEMPTS_PER_HOUR',
  /** How many cards may be declined within ten minutes; 0 for any number: a whole number. */
  'DECLINES_PER_TEN_MINUTES',
  /** `true` where requests must come through CloudFront, since a firewall stands there. */
  'EDGE_ONLY',
  /** The shop's currency: a lower-case ISO code. */
  'CURRENCY',
  /** One of `taxSources`. */
  'TAX',
  /** One of `phoneAsks`. */
  'PHONE',
  /** One of `receiptSenders`. */
  'RECEIPTS',
  /** One of `captureModes`. */
  'CAPTURE',
  /** One of `deadlineActions`. */
  'AT_DEADLINE',
] as const;

export type SettingName = (typeof settingNames)[number];
