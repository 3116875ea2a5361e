/**
 * What `expand` may name: of each object the members that lead to another one, and what they lead to.
 * The names are those of Stripe's OpenAPI description, which a test compares. Source:
 * `x-expandableFields` in https://github.com/stripe/openapi
 */

/** The members without anything below them: always whole, or an object that the stand-in lacks. */
const whole = (...members: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(members.map((member) => [member, 'whole']));

/** A name of this table, a `list of` one, or `whole`: then nothing below it is looked at. */
export const expandable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  payment_intent: {
    last_payment_error: 'api_errors',
    latest_charge: 'charge',
    payment_method: 'payment_method',
    shipping: 'shipping',
    ...whole('amount_details', 'application', 'automatic_payment_methods', 'customer', 'hooks'),
    ...whole('managed_payments', 'next_action', 'on_behalf_of', 'payment_details'),
    ...whole('payment_method_configuration_details', 'payment_method_options'),
    ...whole('presentment_details', 'processing', 'review', 'transfer_data'),
  },
  charge: {
    balance_transaction: 'balance_transaction',
    billing_details: 'billing_details',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    refunds: 'list of refund',
    shipping: 'shipping',
    ...whole('application', 'application_fee', 'customer', 'fraud_details', 'on_behalf_of'),
    ...whole('outcome', 'payment_method_details', 'presentment_details', 'radar_options'),
    ...whole('review', 'source_transfer', 'transfer', 'transfer_data'),
  },
  refund: {
    balance_transaction: 'balance_transaction',
    charge: 'charge',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
    ...whole('customer', 'destination_details', 'next_action', 'presentment_details'),
    ...whole('source_transfer_reversal', 'transfer_reversal'),
  },
  dispute: {
    balance_transactions: 'balance_transaction',
    charge: 'charge',
    payment_intent: 'payment_intent',
    ...whole('evidence', 'evidence_details', 'payment_method_details'),
  },
  balance_transaction: { source: 'refund', ...whole('fee_details') },
  payment_method: {
    billing_details: 'billing_details',
    card: 'payment_method_card',
    ...whole('customer', 'radar_options'),
  },
  confirmation_token: {
    payment_method_preview: 'confirmation_tokens_resource_payment_method_preview',
    shipping: 'confirmation_tokens_resource_shipping',
    ...whole('mandate_data', 'payment_method_options'),
  },
  token: { card: 'card', ...whole('bank_account') },
  event: whole('data', 'request'),
  webhook_endpoint: {},
  payment_method_domain: whole('amazon_pay', 'apple_pay', 'google_pay', 'klarna', 'link', 'paypal'),
  account: {
    ...whole('business_profile', 'capabilities', 'company', 'controller', 'external_accounts'),
    ...whole('future_requirements', 'groups', 'individual', 'requirements', 'settings'),
    ...whole('tos_acceptance'),
  },
  'tax.association': whole('tax_transaction_attempts'),
  'tax.calculation': {
    customer_details: 'tax_product_resource_customer_details',
    line_items: 'list of tax.calculation_line_item',
    ...whole('ship_from_details', 'shipping_cost', 'tax_breakdown'),
  },
  'tax.calculation_line_item': whole('tax_breakdown'),
  'tax.transaction': {
    customer_details: 'tax_product_resource_customer_details',
    ...whole('line_items', 'reversal', 'ship_from_details', 'shipping_cost'),
  },
  api_errors: {
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
    ...whole('setup_intent', 'source'),
  },
  billing_details: whole('address'),
  shipping: whole('address'),
  payment_method_card: {
    ...whole('checks', 'generated_from', 'networks', 'three_d_secure_usage', 'wallet'),
  },
  card: whole('account', 'customer', 'networks'),
  confirmation_tokens_resource_payment_method_preview: {
    billing_details: 'billing_details',
    card: 'payment_method_card',
    ...whole('customer'),
  },
  confirmation_tokens_resource_shipping: whole('address'),
  tax_product_resource_customer_details: whole('address', 'tax_ids'),
};
