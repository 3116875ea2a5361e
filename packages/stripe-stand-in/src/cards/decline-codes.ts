/**
 * Why a card is declined. A bank's reasons are decline codes, beside the code `card_declined`; others
 * are codes of their own. Sources: https://docs.stripe.com/declines/codes for the first, and the codes
 * of stripe-node's `PaymentIntent.LastPaymentError` for the others
 */
export type Decline = {
  readonly code: string;
  readonly declineCode?: string;
  /** Stripe's own Radar refuses it: the bank is not asked. */
  readonly isBlocked?: true;
};

export const declineCodes: readonly string[] = `
  approve_with_id call_issuer card_not_supported card_velocity_exceeded currency_not_supported
  do_not_honor do_not_try_again duplicate_transaction fraudulent generic_decline incorrect_address
  incorrect_number incorrect_pin insufficient_funds invalid_account invalid_amount invalid_cvc
  invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available lost_card
  merchant_blacklist mobile_device_authentication_required new_account_information_available
  no_action_taken not_permitted offline_pin_required online_or_offline_pin_required pickup_card
  pin_try_exceeded reenter_transaction restricted_card revocation_of_all_authorizations
  revocation_of_authorization security_violation service_not_allowed stolen_card stop_payment_order
  testmode_decline transaction_not_allowed try_again_later withdrawal_count_limit_exceeded
`
  .trim()
  .split(/\s+/);

export const errorCodes: readonly string[] = [
  'authentication_failure',
  'authentication_required',
  'expired_card',
  'expired_payment_method',
  'incorrect_cvc',
  'incorrect_postal_code',
  'incorrect_zip',
  'payment_method_restricted',
  'processing_error',
];

/** The decline with this code; undefined when Stripe has none. */
export const declineOf = (code: string): Decline | undefined => {
  if (errorCodes.includes(code)) return { code };
  return declineCodes.includes(code) ? { code: 'card_declined', declineCode: code } : undefined;
};
