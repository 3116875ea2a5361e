/**
 * Why a checkout has no order, or its order was canceled, and the sentence that the shopper reads.
 * It is one table from code to sentence, so that no code can lack its sentence.
 */
import * as z from 'zod/mini';

const sentences = {
  card_declined: 'Your card was declined. Please try another card or ask your bank.',
  insufficient_funds: 'Your card has insufficient funds. Please try another card.',
  expired_card: 'Your card has expired. Please try another card.',
  incorrect_cvc: 'The security code (CVC) is incorrect. Please check it and try again.',
  incorrect_number: 'The card number is incorrect. Please check it and try again.',
  incorrect_expiry: 'The expiry date is incorrect. Please check it and try again.',
  incorrect_postal_code:
    'The postal code does not belong to this card. Please check it and try again.',
  incorrect_address:
    'The billing address does not belong to this card. Please check it and try again.',
  card_not_supported: 'This card cannot be used for this payment. Please try another card.',
  duplicate_transaction:
    'A payment of the same amount was made with this card just before. Nothing was charged for this one: please look whether your order exists already.',
  processing_error: 'Your card could not be processed just now. Please try again.',
  card_velocity_exceeded: 'Your card has reached its limit. Please try another card.',
  authentication_required:
    'Your bank asks for a confirmation that it could not show. Nothing was charged: please try another card.',
  authentication_failed:
    'Your bank did not confirm the payment. Nothing was charged: please try again or use another card.',
  authentication_expired:
    'The payment was not confirmed with your bank in time. Nothing was charged: you can simply try again.',
  payment_details_unusable:
    'These card details can no longer be used. Please enter your card again.',
  amount_too_small: 'The total is too small to be paid by card.',
  amount_too_large: 'The total is too large to be paid by card.',
  out_of_stock:
    'Something in your cart was sold out while you paid. Your card was not charged and the hold is released.',
  promotion_used_up:
    'The code was used up while you paid. Your card was not charged and the hold is released.',
  hold_gone:
    'Your bank ended the reservation before the payment was taken. The order is canceled and nothing was charged.',
  canceled_by_merchant:
    'The shop could not accept the order. Your card was not charged and the hold on it is released.',
  approval_expired:
    'The shop did not confirm the order in time. Your card was not charged and the hold on it is released.',
  unavailable:
    'The order could not be completed. Your card was not charged and any hold on it is released. Please try again.',
  refunded:
    'The order could not be completed, so your payment was refunded in full. It can take a few days to show.',
} as const;

/** A code of this table, as it is stored on the checkout's row. */
export type Refusal = keyof typeof sentences;

const isRefusal = (code: unknown): code is Refusal =>
  typeof code === 'string' && Object.hasOwn(sentences, code);

/** Reads a stored code. A code that only another version knows is read as `unavailable`. */
export const readRefusal = (code: unknown): Refusal => (isRefusal(code) ? code : 'unavailable');

/** The same as a schema for documents and rows: an unknown code never makes one unreadable. */
export const refusal = z.pipe(z.unknown(), z.transform(readRefusal));

/**
 * The refusals that come from the bank or the card, and not from the shop, with Stripe's decline
 * codes and error codes that lead to each. What could teach a thief something is a plain decline.
 * Sources: https://docs.stripe.com/declines/codes and https://docs.stripe.com/error-codes
 */
const declines = {
  card_declined:
    'card_declined generic_decline do_not_honor do_not_try_again call_issuer no_action_taken ' +
    'fraudulent lost_card stolen_card pickup_card restricted_card merchant_blacklist ' +
    'highest_risk_level security_violation payment_method_restricted revocation_of_authorization ' +
    'revocation_of_all_authorizations stop_payment_order transaction_not_allowed not_permitted ' +
    'service_not_allowed invalid_account new_account_information_available invalid_amount ' +
    'invalid_pin incorrect_pin pin_try_exceeded offline_pin_required ' +
    'online_or_offline_pin_required testmode_decline card_decline_rate_limit_exceeded ' +
    'payment_method_provider_decline payment_intent_payment_attempt_failed refer_to_customer',
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card expired_payment_method',
  incorrect_cvc: 'incorrect_cvc invalid_cvc',
  incorrect_number: 'incorrect_number invalid_number',
  incorrect_expiry: 'invalid_expiry_month invalid_expiry_year',
  incorrect_postal_code: 'incorrect_postal_code incorrect_zip postal_code_invalid',
  incorrect_address: 'incorrect_address payment_method_billing_details_address_missing',
  card_not_supported:
    'card_not_supported currency_not_supported invalid_card_type payment_method_currency_mismatch ' +
    'payment_method_unsupported_type token_card_network_invalid',
  duplicate_transaction: 'duplicate_transaction',
  processing_error:
    'processing_error issuer_not_available try_again_later reenter_transaction approve_with_id ' +
    'payment_method_not_available payment_method_provider_timeout ' +
    'three_d_secure_authentication_upstream_error',
  card_velocity_exceeded:
    'card_velocity_exceeded withdrawal_count_limit_exceeded charge_exceeds_source_limit ' +
    'charge_exceeds_transaction_limit',
  authentication_required:
    'authentication_required authentication_not_handled mobile_device_authentication_required ' +
    'three_d_secure_authentication_not_supported',
  authentication_failed:
    'authentication_failure payment_intent_authentication_failure payment_method_customer_decline',
} as const satisfies Partial<Record<Refusal, string>>;

/** Whether the refusal is a decline: declines are counted, as a defense against card testing. */
export const isDecline = (code: Refusal): boolean => Object.hasOwn(declines, code);

/** Every code that is decided on, with its refusal. */
export const refusalsByCode: ReadonlyMap<string, Refusal> = new Map(
  (Object.keys(declines) as (keyof typeof declines)[]).flatMap((refusal) =>
    declines[refusal].split(' ').map((code) => [code, refusal] as const),
  ),
);

/**
 * The refusal for Stripe's `decline_code` or `code`: `card_declined` for one that is not listed.
 */
export const refusalOfDecline = (code: string | undefined): Refusal =>
  refusalsByCode.get(code ?? '') ?? 'card_declined';

/** The sentence that the shopper reads. */
export const sentenceOf = (code: Refusal): string => sentences[code];
