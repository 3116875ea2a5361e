import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import {
  isDecline,
  readRefusal,
  refusal,
  refusalOfDecline,
  refusalsByCode,
  sentenceOf,
} from '../../../functions/checkout/refusals.ts';

const stripeTypes = path.join(
  import.meta.dirname,
  '../../../node_modules/stripe/esm/resources/PaymentIntents.d.ts',
);

/** Codes of a card, of its holder's bank, or of a wallet. */
const cards =
  /card|cvc|incorrect_|invalid_(number|expiry)|expired_|zip|postal|authentication|insufficient_funds|decline|^payment_method_|^processing_error|charge_exceeds/;
/** Codes that no card payment has: other methods, other objects, or the shop's own mistakes. */
const others =
  /bank_account|microdeposit|setup_intent|coupon|api_key|customer_session|charge_expired|capture_charge|konbini|payment_attempt_expired|_configuration|_invalid_parameter|_unactivated|_unexpected_state|cardholder_phone/;

describe('a decline', () => {
  test.each([
    ['insufficient_funds', 'insufficient_funds'],
    ['expired_card', 'expired_card'],
    ['incorrect_cvc', 'incorrect_cvc'],
    ['invalid_cvc', 'incorrect_cvc'],
    ['incorrect_number', 'incorrect_number'],
    ['invalid_number', 'incorrect_number'],
    ['processing_error', 'processing_error'],
    ['card_velocity_exceeded', 'card_velocity_exceeded'],
    ['withdrawal_count_limit_exceeded', 'card_velocity_exceeded'],
    ['authentication_required', 'authentication_required'],
  ])('for %s tells the shopper %s', (code, refusal) => {
    expect(refusalOfDecline(code)).toBe(refusal);
  });

  test.each([
    ['authentication_failure', 'authentication_failed'],
    ['incorrect_postal_code', 'incorrect_postal_code'],
    ['incorrect_zip', 'incorrect_postal_code'],
    ['incorrect_address', 'incorrect_address'],
    ['invalid_expiry_month', 'incorrect_expiry'],
    ['invalid_expiry_year', 'incorrect_expiry'],
    ['expired_payment_method', 'expired_card'],
    ['card_not_supported', 'card_not_supported'],
    ['currency_not_supported', 'card_not_supported'],
    ['issuer_not_available', 'processing_error'],
    ['try_again_later', 'processing_error'],
    ['duplicate_transaction', 'duplicate_transaction'],
  ])('for %s, which Stripe has added or which is rare, tells the shopper %s', (code, refusal) => {
    expect(refusalOfDecline(code)).toBe(refusal);
  });

  test('is decided for every code of a card that stripe-node knows', () => {
    const types = readFileSync(stripeTypes, 'utf8');
    const [, union = ''] = /namespace LastPaymentError \{\s*type Code = ([^;]*);/.exec(types) ?? [];
    const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(200);
    const ofCards = codes.filter((code) => cards.test(code) && !others.test(code));
    expect(ofCards.filter((code) => !refusalsByCode.has(code))).toEqual([]);
  });

  test('is counted, and so is every other one', () => {
    expect([...refusalsByCode.values()].every(isDecline)).toBe(true);
    expect(isDecline('payment_details_unusable')).toBe(false);
  });

  test.each([
    'payment_method_restricted',
    'highest_risk_level',
    'fraudulent',
    'lost_card',
    'stolen_card',
    'pickup_card',
    'restricted_card',
    'merchant_blacklist',
    'security_violation',
    'generic_decline',
    'do_not_honor',
    'toString',
    '__proto__',
    undefined,
  ])('for %s is a plain decline to the shopper', (code) => {
    expect(refusalOfDecline(code)).toBe('card_declined');
  });
});

test('a refusal’s sentence is the shopper’s, ending with a full stop', () => {
  expect(sentenceOf('insufficient_funds')).toBe(
    'Your card has insufficient funds. Please try another card.',
  );
});

describe('a stored refusal', () => {
  const stored = z.object({ refusal: z.exactOptional(refusal) });

  test('is read as it is', () => {
    expect(stored.parse({ refusal: 'hold_gone' })).toEqual({ refusal: 'hold_gone' });
  });

  test('may be absent', () => {
    expect(stored.parse({})).toEqual({});
  });

  test.each(['a_code_of_next_year', 'toString', 'constructor', '__proto__', '', 5, null])(
    'that is unknown (%j) is the general one: nothing is refused for its sentence',
    (code) => {
      expect(readRefusal(code)).toBe('unavailable');
      expect(stored.parse({ refusal: code })).toEqual({ refusal: 'unavailable' });
    },
  );
});
