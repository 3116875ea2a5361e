import { cardOfNumber, cardOfTestId, isCardNumber } from '../../src/cards/test-cards.ts';

test.each([
  ['pm_card_visa', '4242424242424242', 'visa'],
  ['tok_visa', '4242424242424242', 'visa'],
  ['pm_card_amex', '378282246310005', 'amex'],
  ['pm_card_visa_chargeDeclined', '4000000000000002', 'visa'],
])('%s is the card %s of %s', (id, number, brand) => {
  expect(cardOfTestId(id)).toMatchObject({ number, brand });
});

test.each(['pm_card_nope', 'pm_visa', 'visa', ''])('%p is not a test card', (id) => {
  expect(cardOfTestId(id)).toBeUndefined();
});

test.each([
  ['4000000000000002', { decline: { code: 'card_declined', declineCode: 'generic_decline' } }],
  ['4000000000003220', { authenticates: 'always' }],
  ['4000003800000446', { authenticates: 'on session' }],
  ['4000000000000259', { dispute: { reason: 'fraudulent', kind: 'chargeback' } }],
  ['4000000000005126', { refund: 'failed' }],
])('a test card behaves in the same way by its number: %s', (number, behavior) => {
  expect(cardOfNumber(number)).toMatchObject(behavior);
});

test.each([
  ['4111111111111111', 'visa'],
  ['5454545454545454', 'mastercard'],
  ['2223003122003222', 'mastercard'],
  ['371449635398431', 'amex'],
  ['6011000990139424', 'discover'],
  ['36227206271667', 'diners'],
  ['3530111333300000', 'jcb'],
  ['9999999999999995', 'unknown'],
])('any other number works, and tells its brand: %s is %s', (number, brand) => {
  expect(cardOfNumber(number)).toEqual({ number, brand });
});

test.each([
  ['4242424242424242', true],
  ['4242424242424241', false],
  ['42', false],
  ['4242 4242 4242 4242', false],
  ['', false],
])('%p is a card number: %p', (number, expected) => {
  expect(isCardNumber(number)).toBe(expected);
});
