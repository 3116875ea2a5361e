import { loadScripts } from '../../support/load-scripts.ts';

type Found = { readonly code: string; readonly message: string } | undefined;
type Rules = {
  brandOf(text: string): string;
  codeProblem(text: string, number: string): Found;
  expiryProblem(text: string, now: Date): Found;
  formatExpiry(text: string, deleting: boolean): string;
  formatNumber(text: string): string;
  numberProblem(text: string): Found;
  postalProblem(text: string): Found;
};

const { cardRules: rules } = loadScripts<{ cardRules: Rules }>(['frame/card-rules.js']);
const november2026 = new Date(2026, 10, 23);

describe('a card number', () => {
  test.each([
    ['4242424242424242', 'visa', '4242 4242 4242 4242'],
    ['5555555555554444', 'mastercard', '5555 5555 5555 4444'],
    ['2223003122003222', 'mastercard', '2223 0031 2200 3222'],
    ['378282246310005', 'amex', '3782 822463 10005'],
    ['6011111111111117', 'discover', '6011 1111 1111 1117'],
    ['3056930009020004', 'diners', '3056 9300 0902 0004'],
    ['36227206271667', 'diners', '3622 720627 1667'],
    ['3566002020360505', 'jcb', '3566 0020 2036 0505'],
    ['6200000000000005', 'unionpay', '6200 0000 0000 0005'],
    ['6205500000000000004', 'unionpay', '6205 5000 0000 0000 004'],
  ])('%s is known as %s, grouped and accepted', (number, brand, grouped) => {
    expect(rules.brandOf(number)).toBe(brand);
    expect(rules.formatNumber(number)).toBe(grouped);
    expect(rules.numberProblem(grouped)).toBeUndefined();
  });

  test('with a wrong check digit is invalid', () => {
    expect(rules.numberProblem('4242424242424241')?.code).toBe('invalid_number');
  });

  test('of no known network is invalid', () => {
    expect(rules.numberProblem('9999999999999995000')?.code).toBe('invalid_number');
  });

  test('is incomplete, not wrong, while it is typed', () => {
    expect(rules.numberProblem('4242 4242')?.code).toBe('incomplete_number');
  });

  test('loses the digits that are too many for its network', () => {
    expect(rules.formatNumber('42424242424242429999')).toBe('4242 4242 4242 4242');
  });
});

describe('an expiration date', () => {
  test.each([
    ['1', '1'],
    ['12', '12 / '],
    ['123', '12 / 3'],
    ['1234', '12 / 34'],
    ['5', '05 / '],
    ['13', '01 / 3'],
    ['12/2034', '12 / 34'],
  ])('typed as %s reads %s', (typed, shown) => {
    expect(rules.formatExpiry(typed, false)).toBe(shown);
  });

  test('can be deleted past its slash', () => {
    expect(rules.formatExpiry('12 /', true)).toBe('12');
  });

  test.each([
    ['12 / 3', 'incomplete_expiry'],
    ['00 / 30', 'invalid_expiry_month'],
    ['12 / 25', 'invalid_expiry_year_past'],
    ['10 / 26', 'invalid_expiry_month_past'],
    ['01 / 99', 'invalid_expiry_year'],
  ])('of %s is refused as %s', (text, code) => {
    expect(rules.expiryProblem(text, november2026)?.code).toBe(code);
  });

  test('is good to the end of its month', () => {
    expect(rules.expiryProblem('11 / 26', november2026)).toBeUndefined();
  });
});

describe('a security code', () => {
  test('has three digits', () => {
    expect(rules.codeProblem('123', '4242424242424242')).toBeUndefined();
    expect(rules.codeProblem('12', '4242424242424242')?.code).toBe('incomplete_cvc');
  });

  test('has four digits on American Express', () => {
    expect(rules.codeProblem('123', '378282246310005')?.code).toBe('incomplete_cvc');
    expect(rules.codeProblem('1234', '378282246310005')).toBeUndefined();
  });
});

test.each([
  ['12345', true],
  ['1234', false],
  ['', false],
  ['SW1A 1AA', true],
  ['K1', false],
])('the postal code %p is complete: %p', (text, complete) => {
  expect(rules.postalProblem(text) === undefined).toBe(complete);
});
