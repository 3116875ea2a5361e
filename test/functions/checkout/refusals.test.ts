import * as z from 'zod/mini';
import {
  readRefusal,
  refusal,
  refusalOfDecline,
  sentenceOf,
} from '../../../functions/checkout/refusals.ts';

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
