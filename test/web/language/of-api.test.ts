import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import { checkoutInWords, problemInWords } from '../../../web/language/of-api.ts';
import { speak } from '../../../web/language/speak.ts';
import { problemOf } from '../problems.ts';

afterEach(() => speak(en, 'en'));

const declined = (code: string): CheckoutView => ({
  id: 'chk_1',
  status: 'declined',
  currency: 'usd',
  total: 900,
  lines: [],
  error: { code, message: 'Your card was declined.' },
});

test('in English the API’s sentences are its own', () => {
  const problem = problemOf({ code: 'out_of_stock', detail: 'Only 2 of Enamel mug left.' });
  expect(problemInWords(problem)).toBe(problem);
  const checkout = declined('card_declined');
  expect(checkoutInWords(checkout)).toBe(checkout);
});

describe('in another language', () => {
  beforeEach(() => speak(de, 'de'));

  test('a problem is said by its code, and the rest of it stays', () => {
    const problem = problemOf({ code: 'cannot_ship', field: 'destination.country' });
    expect(problemInWords(problem)).toEqual({ ...problem, detail: 'Dorthin liefern wir nicht.' });
  });

  test.each([
    ['shipping.postalCode', de.api.fields.postalCode],
    ['items[0].quantity', de.api.fields.quantity],
    ['email', de.api.fields.email],
    ['payment', de.api.problems.invalid_request],
  ])(
    'what is wrong with %s is said of that field, if there is a sentence for it',
    (field, detail) => {
      expect(problemInWords(problemOf({ code: 'invalid_request', field })).detail).toBe(detail);
    },
  );

  test.each(['invalid_json', 'of_another_version', 'toString'])(
    'a problem that a shopper can do nothing about is a fault of the shop: %s',
    (code) => {
      expect(problemInWords(problemOf({ code })).detail).toBe(de.api.problems.internal_error);
    },
  );

  test('the reason why there is no order is said by its code', () => {
    expect(checkoutInWords(declined('expired_card')).error).toEqual({
      code: 'expired_card',
      message: de.api.refusals.expired_card,
    });
    expect(checkoutInWords(declined('of_another_version')).error?.message).toBe(
      de.api.refusals.unavailable,
    );
  });

  test('a checkout without a reason stays as it is', () => {
    const { error: _, ...paid } = declined('x');
    expect(checkoutInWords(paid)).toBe(paid);
  });
});
