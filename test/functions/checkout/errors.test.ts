import {
  CheckoutError,
  errorNames,
  isNamed,
  isOutage,
} from '../../../functions/checkout/errors.ts';
import { outageNames } from '../../support/outages.ts';

describe('a checkout’s error', () => {
  test.each(Object.values(errorNames))('named %s says its name when it is thrown', (name) => {
    const error = new CheckoutError(name, 'What went wrong.');
    expect(`${error}`).toBe(`${name}: What went wrong.`);
    expect(error).toBeInstanceOf(Error);
  });

  test('keeps what caused it', () => {
    const cause = new Error('Socket closed');
    expect(new CheckoutError(errorNames.dynamoDbUnavailable, 'No answer.', { cause }).cause).toBe(
      cause,
    );
  });

  test('is known by its name', () => {
    const error = new CheckoutError(errorNames.holdGone, 'Gone.');
    expect(isNamed(error, errorNames.holdGone)).toBe(true);
    expect(isNamed(error, errorNames.orderExists)).toBe(false);
  });

  test('is not confused with a foreign error of the same name', () => {
    const foreign = Object.assign(new Error('Gone.'), { name: errorNames.holdGone });
    expect(isNamed(foreign, errorNames.holdGone)).toBe(false);
  });

  test.each(outageNames)('named %s is an outage, which passes by itself', (name) => {
    expect(isOutage(new CheckoutError(name, 'Away.'))).toBe(true);
  });

  test.each([
    ...Object.values(errorNames)
      .filter((name) => !outageNames.includes(name))
      .map((name) => new CheckoutError(name, 'Broken.')),
    Object.assign(new Error('Away.'), { name: errorNames.stripeUnavailable }),
    'StripeUnavailable',
  ])('%s is not an outage', (error) => {
    expect(isOutage(error)).toBe(false);
  });

  test('has a name that no other kind has', () => {
    const names = Object.values(errorNames);
    expect(new Set(names).size).toBe(names.length);
  });
});
