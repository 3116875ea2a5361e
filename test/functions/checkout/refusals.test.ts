import { refusalOfDecline, sentenceOf } from '../../../functions/checkout/refusals.ts';

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

describe('a refusal’s sentence', () => {
  test('is the shopper’s, ending with a full stop', () => {
    expect(sentenceOf('insufficient_funds')).toBe(
      'Your card has insufficient funds. Please try another card.',
    );
  });

  test.each(['a_code_of_next_year', 'toString', 'constructor', '__proto__', ''])(
    'for the unknown code %j is the general one',
    (code) => {
      expect(sentenceOf(code)).toBe(sentenceOf('unavailable'));
    },
  );
});
