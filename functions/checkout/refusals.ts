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

/** The refusals that come from the bank or the card, and not from the shop. */
const declines: ReadonlySet<Refusal> = new Set<Refusal>([
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'incorrect_number',
  'processing_error',
  'card_velocity_exceeded',
  'authentication_required',
  'authentication_failed',
]);

/** Whether the refusal is a decline: declines are counted, as a defense against card testing. */
export const isDecline = (code: Refusal): boolean => declines.has(code);

/**
 * The codes that a shopper may see. All others look the same, since a thief could learn from them.
 * Source: https://docs.stripe.com/declines/codes ("present as generic decline").
 */
const toRefusal: Readonly<Record<string, Refusal>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  incorrect_cvc: 'incorrect_cvc',
  invalid_cvc: 'incorrect_cvc',
  incorrect_number: 'incorrect_number',
  invalid_number: 'incorrect_number',
  processing_error: 'processing_error',
  card_velocity_exceeded: 'card_velocity_exceeded',
  withdrawal_count_limit_exceeded: 'card_velocity_exceeded',
  authentication_required: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_failed',
};

/**
 * The refusal for Stripe's `decline_code` or `code`: `card_declined` for one that is not listed.
 */
export const refusalOfDecline = (code: string | undefined): Refusal =>
  (code !== undefined && Object.hasOwn(toRefusal, code) ? toRefusal[code] : undefined) ??
  'card_declined';

/** The sentence that the shopper reads. */
export const sentenceOf = (code: Refusal): string => sentences[code];
