/**
 * What Stripe's test cards do, by their numbers and by the ids that stand for them. Any other number
 * that passes the check digit works. Source: https://docs.stripe.com/testing
 */
import { type Decline, declineOf } from './decline-codes.ts';

export type CardBehavior = {
  readonly decline?: Decline;
  /** Asks for the bank's step before anything else. */
  readonly authenticates?: 'always' | 'on session';
  /** The dispute that is opened when the card is captured. */
  readonly dispute?: {
    readonly reason: 'fraudulent' | 'product_not_received';
    readonly kind: 'chargeback' | 'inquiry';
  };
  readonly refund?: 'pending' | 'failed';
  /** A credit card unless it says otherwise. */
  readonly funding?: 'debit' | 'prepaid';
};

export type TestCard = CardBehavior & { readonly number: string; readonly brand: string };

const declined = (declineCode: string): CardBehavior => ({
  decline: { code: 'card_declined', declineCode },
});

const disputed = (
  reason: 'fraudulent' | 'product_not_received',
  kind: 'chargeback' | 'inquiry' = 'chargeback',
): CardBehavior => ({ dispute: { reason, kind } });

const cards: readonly (readonly [name: string, number: string, CardBehavior, brand?: string])[] = [
  ['visa', '4242424242424242', {}],
  ['visa_debit', '4000056655665556', { funding: 'debit' }],
  ['mastercard', '5555555555554444', {}, 'mastercard'],
  ['mastercard_debit', '5200828282828210', { funding: 'debit' }, 'mastercard'],
  ['mastercard_prepaid', '5105105105105100', { funding: 'prepaid' }, 'mastercard'],
  ['amex', '378282246310005', {}, 'amex'],
  ['discover', '6011111111111117', {}, 'discover'],
  ['diners', '3056930009020004', {}, 'diners'],
  ['jcb', '3566002020360505', {}, 'jcb'],
  ['unionpay', '6200000000000005', {}, 'unionpay'],
  ['visa_chargeDeclined', '4000000000000002', declined('generic_decline')],
  ['visa_chargeDeclinedInsufficientFunds', '4000000000009995', declined('insufficient_funds')],
  ['visa_chargeDeclinedLostCard', '4000000000009987', declined('lost_card')],
  ['visa_chargeDeclinedStolenCard', '4000000000009979', declined('stolen_card')],
  [
    'visa_chargeDeclinedVelocityLimitExceeded',
    '4000000000006975',
    declined('card_velocity_exceeded'),
  ],
  ['chargeDeclined', '4000000000000002', declined('generic_decline')],
  ['chargeDeclinedInsufficientFunds', '4000000000009995', declined('insufficient_funds')],
  ['chargeDeclinedExpiredCard', '4000000000000069', { decline: { code: 'expired_card' } }],
  ['chargeDeclinedIncorrectCvc', '4000000000000127', { decline: { code: 'incorrect_cvc' } }],
  ['chargeDeclinedProcessingError', '4000000000000119', { decline: { code: 'processing_error' } }],
  [
    'radarBlock',
    '4100000000000019',
    { decline: { code: 'card_declined', declineCode: 'fraudulent', isBlocked: true } },
  ],
  ['chargeCustomerFail', '4000000000000341', declined('generic_decline')],
  ['threeDSecure2Required', '4000000000003220', { authenticates: 'always' }],
  [
    'threeDSecureRequiredChargeDeclined',
    '4000008400001629',
    { authenticates: 'always', ...declined('generic_decline') },
  ],
  ['threeDSecureOptional', '4000000000003055', {}],
  ['amex_threeDSecureNotSupported', '378282246310005', {}, 'amex'],
  ['authenticationRequired', '4000002760003184', { authenticates: 'always' }],
  ['authenticationRequiredOnSetup', '4000002500003155', { authenticates: 'always' }],
  ['authenticationRequiredSetupForOffSession', '4000003800000446', { authenticates: 'on session' }],
  [
    'authenticationRequiredChargeDeclinedInsufficientFunds',
    '4000008260003178',
    { authenticates: 'always', ...declined('insufficient_funds') },
  ],
  ['createDispute', '4000000000000259', disputed('fraudulent')],
  ['createDisputeProductNotReceived', '4000000000002685', disputed('product_not_received')],
  ['createDisputeInquiry', '4000000000001976', disputed('fraudulent', 'inquiry')],
  ['pendingRefund', '4000000000007726', { refund: 'pending' }],
  ['refundFail', '4000000000005126', { refund: 'failed' }],
];

const brandOf = (number: string): string => {
  if (number.startsWith('4')) return 'visa';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  if (/^3[47]/.test(number)) return 'amex';
  if (/^6(011|5)/.test(number)) return 'discover';
  if (/^3(0|6|8)/.test(number)) return 'diners';
  if (number.startsWith('35')) return 'jcb';
  return 'unknown';
};

/**
 * Stripe has cards for a few declines only. The stand-in has one of its own for each code, as
 * `pm_card_declined_do_not_honor`, and for the codes of another network
 * `pm_card_mastercard_declined_do_not_honor`.
 */
const decliningCard = (name: string): TestCard | undefined => {
  const [, mastercard, code = ''] = /^(mastercard_)?declined_(\w+)$/.exec(name) ?? [];
  const decline = declineOf(code);
  if (decline === undefined) return undefined;
  return mastercard === undefined
    ? { number: '4000000000000002', brand: 'visa', decline }
    : { number: '5555555555554444', brand: 'mastercard', decline };
};

/** The card that a shared test id stands for: `pm_card_visa`, `tok_visa`. */
export const cardOfTestId = (id: string): TestCard | undefined => {
  const name = /^(?:pm_card|tok)_(.+)$/.exec(id)?.[1];
  const found = cards.find(([each]) => each === name);
  if (found === undefined) return decliningCard(name ?? '');
  return { number: found[1], brand: found[3] ?? 'visa', ...found[2] };
};

/** The card with this number. */
export const cardOfNumber = (number: string): TestCard => {
  const found = cards.find(([, each]) => each === number);
  return { number, brand: found?.[3] ?? brandOf(number), ...found?.[2] };
};

/** Whether the number passes Luhn's check, which catches a mistyped digit. */
export const isCardNumber = (number: string): boolean => {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};
