/**
 * What Stripe may refuse a request with, for each request: the statuses and codes of a fault
 * `refused`. The first of each is the one that such a fault has when it names none. Source:
 * https://docs.stripe.com/error-codes and the codes in stripe-node's `PaymentIntent.LastPaymentError`;
 * which of them belongs to which request is read from their descriptions.
 */
export type Refusal = { readonly status: number; readonly code: string };

const invalid = (code: string): Refusal => ({ status: 400, code });
const ofCard = (code: string): Refusal => ({ status: 402, code });
const unknown: Refusal = { status: 404, code: 'resource_missing' };

const refusals: Readonly<Record<string, readonly Refusal[]>> = {
  'POST /v1/payment_intents': [
    invalid('parameter_unknown'),
    invalid('parameter_missing'),
    invalid('amount_too_small'),
    invalid('amount_too_large'),
    invalid('token_already_used'),
    invalid('token_in_use'),
    invalid('livemode_mismatch'),
    invalid('payment_intent_invalid_parameter'),
    invalid('payment_intent_incompatible_payment_method'),
    invalid('payment_method_not_available'),
    invalid('payment_method_currency_mismatch'),
    invalid('capability_not_active'),
    invalid('country_unsupported'),
    invalid('request_blocked'),
    ofCard('card_declined'),
    ofCard('processing_error'),
  ],
  'GET /v1/payment_intents/:id': [unknown],
  'POST /v1/payment_intents/:id': [
    invalid('email_invalid'),
    invalid('payment_intent_unexpected_state'),
    unknown,
  ],
  'POST /v1/payment_intents/:id/capture': [
    invalid('capture_charge_authorization_expired'),
    invalid('charge_expired_for_capture'),
    invalid('charge_already_captured'),
    invalid('charge_already_refunded'),
    invalid('charge_disputed'),
    invalid('charge_invalid_parameter'),
    invalid('capture_unauthorized_payment'),
    invalid('amount_too_small'),
    invalid('amount_too_large'),
    invalid('intent_invalid_state'),
    invalid('payment_intent_unexpected_state'),
    invalid('payment_intent_payment_attempt_expired'),
    ofCard('card_declined'),
    ofCard('processing_error'),
    unknown,
  ],
  'POST /v1/payment_intents/:id/cancel': [
    invalid('intent_invalid_state'),
    invalid('payment_intent_unexpected_state'),
    invalid('charge_already_captured'),
    invalid('charge_already_refunded'),
    invalid('charge_disputed'),
    ofCard('processing_error'),
    unknown,
  ],
  'POST /v1/refunds': [
    invalid('charge_disputed'),
    invalid('refund_disputed_payment'),
    invalid('charge_already_refunded'),
    invalid('charge_not_refundable'),
    invalid('charge_invalid_parameter'),
    invalid('amount_too_large'),
    invalid('balance_insufficient'),
    ofCard('processing_error'),
    unknown,
  ],
};

/** The refusals of a request, such as `POST` and `/v1/refunds`; of any other, one without a code. */
export const refusalsOf = (
  method: string,
  template: string,
): readonly [Partial<Refusal>, ...Partial<Refusal>[]] => {
  const [first = {}, ...others] = refusals[`${method} ${template}`] ?? [];
  return [first, ...others];
};
