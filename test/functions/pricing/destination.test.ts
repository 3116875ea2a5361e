import { isWhole, withStateCode } from '../../../functions/pricing/destination.ts';
import { priceRules } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const stateOf = (country: string, state: string) =>
  withStateCode({ country, state }, priceRules, 'destination.state').state;

describe('a state that the taxes of its country are told by', () => {
  test.each(['CA', 'ca', 'Ca'])('is the same code, in small letters or capitals: %j', (typed) => {
    expect(stateOf('US', typed)).toBe('CA');
  });

  test.each(['Bavaria', 'US-CA', '加州'])('is asked for where it is no code: %s', async (typed) => {
    expect(await refusalOf(() => stateOf('US', typed))).toEqual({
      code: 'invalid_request',
      detail: 'Please give the state by its short code.',
      field: 'destination.state',
    });
  });

  test('that is missing makes the destination less than whole', () => {
    const to = withStateCode({ country: 'US' }, priceRules, 'destination.state');
    expect(to).toEqual({ country: 'US' });
    expect(isWhole(to, priceRules)).toBe(false);
  });
});

describe('a state that no tax depends on', () => {
  test.each([
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
