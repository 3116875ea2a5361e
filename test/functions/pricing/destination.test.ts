import { isWhole, withStateCode } from '../../../functions/pricing/destination.ts';
import { priceRules } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const stateOf = (country: string, state: string) =>
  withStateCode({ country, state }, priceRules, 'destination.state').state;

describe('a state that the taxes of its country depend on', () => {
  test.each(['CA', 'ca', ' Ca ', '\tca\n'])(
    'is the same code, however it was typed: %j',
    (typed) => {
      expect(stateOf('US', typed)).toBe('CA');
    },
  );

  test.each(['California', 'US-CA', 'C.A.', 'CALI', 'Ça', '加州'])(
    'is asked for again when it is not a code: %s',
    async (typed) => {
      expect(await refusalOf(() => stateOf('US', typed))).toEqual({
        code: 'invalid_request',
        detail: 'Please give the state by its short code, such as CA for California.',
        field: 'destination.state',
      });
    },
  );

  test('is missing where there is nothing but spaces', () => {
    const to = withStateCode({ country: 'US', state: '  ' }, priceRules, 'destination.state');
    expect(to).toEqual({ country: 'US' });
    expect(isWhole(to, priceRules)).toBe(false);
  });
});

describe('a state that no tax depends on', () => {
  test.each([
    ['JP', ' Tokyo ', 'Tokyo'],
    ['IE', 'Co. Kildare', 'Co. Kildare'],
    ['CA', 'on', 'ON'],
    ['JP', '13', '13'],
  ])('of %s stays part of the address: %j is %s', (country, typed, state) => {
    expect(stateOf(country, typed)).toBe(state);
  });
});

test('what an address has besides its state stays as it is', () => {
  const address = { name: ' Ada ', line1: '1 Street', city: 'Berkeley', country: 'US' };
  const sent = withStateCode({ ...address, state: 'ca' }, priceRules, 'shipping.state');
  expect(sent).toEqual({ ...address, state: 'CA' });
  expect(withStateCode(address, priceRules, 'shipping.state')).toEqual(address);
});

describe('a destination is whole', () => {
  test.each([
    ['with the state, where taxes depend on it', { country: 'US', state: 'NY' }, true],
    ['but not without it there', { country: 'US' }, false],
    ['without one, where they are not', { country: 'DE' }, true],
    ['without one, where taxes are those for everywhere else', { country: 'JP' }, true],
  ])('%s', (_, to, whole) => {
    expect(isWhole(to, priceRules)).toBe(whole);
  });

  test('without a state where there are no taxes at all', () => {
    expect(isWhole({ country: 'US' }, { ...priceRules, taxes: [] })).toBe(true);
  });
});
