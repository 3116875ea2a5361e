import { loadScripts } from '../../support/load-scripts.ts';

type Typed = Readonly<Record<string, string>>;
type Rules = {
  readonly isAsked: (name: string, country: string) => boolean;
  readonly isRequired: (name: string, country: string, phone?: string) => boolean;
  readonly problemOf: (typed: Typed, name: string, phone?: string) => string;
  readonly stateOf: (
    typed: Typed,
    phone?: string,
  ) => {
    readonly empty: boolean;
    readonly complete: boolean;
    readonly value: { readonly name: string; readonly address: Typed; readonly phone?: string };
  };
  readonly stateLabelOf: (country: string) => string;
  readonly postalLabelOf: (country: string) => string;
  readonly formatState: (text: string, country: string) => string;
};
const { addressRules } = loadScripts<{ addressRules: Rules }>(['frame/address-rules.js']);

const nothing = { name: '', line1: '', line2: '', city: '', state: '', postal_code: '' };
const american = {
  country: 'US',
  name: 'Ada Lovelace',
  line1: '1 Market St',
  line2: '',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94103',
};
const german = { ...american, country: 'DE', city: 'Ulm', state: '', postal_code: '89073' };

test.each([
  ['US', true],
  ['CA', true],
  ['AU', true],
  ['DE', false],
])('%s is asked for a state: %p', (country, expected) => {
  expect(addressRules.isAsked('state', country)).toBe(expected);
  expect(addressRules.isRequired('state', country)).toBe(expected);
});

test.each([
  ['JP', 'Prefecture', ['state', 'postal_code']],
  ['AE', 'Emirate', ['state']],
  ['SG', 'State', ['postal_code']],
  ['HK', 'Area', ['state']],
  ['CA', 'Province', ['city', 'state', 'postal_code']],
  ['DE', 'State', ['city', 'postal_code']],
])('%s is asked for what its addresses have', (country, word, required) => {
  const fields = ['city', 'state', 'postal_code'];
  expect(fields.filter((name) => addressRules.isRequired(name, country))).toEqual(required);
  expect(addressRules.stateLabelOf(country)).toBe(word);
});

test('a district of Hong Kong may be told, and a city of Japan is not asked for', () => {
  expect(['HK', 'JP'].map((country) => addressRules.isAsked('city', country))).toEqual([
    true,
    false,
  ]);
});

test('everything but the second line is required', () => {
  const required = Object.keys(american).filter((name) => addressRules.isRequired(name, 'US'));
  expect(required).toEqual(['country', 'name', 'line1', 'city', 'state', 'postal_code']);
});

test.each([
  ['of the United States', american],
  ['without a state, where none is asked for', german],
])('an address %s is complete', (_, typed) => {
  expect(addressRules.stateOf(typed)).toMatchObject({ empty: false, complete: true });
});

test.each(['name', 'line1', 'city', 'state', 'postal_code'])(
  'an address without its %s is not complete',
  (name) => {
    const typed = { ...american, [name]: '  ' };
    expect(addressRules.stateOf(typed).complete).toBe(false);
    expect(addressRules.problemOf(typed, name)).toBe('This field is incomplete.');
  },
);

test('an address with only a country counts as empty', () => {
  expect(addressRules.stateOf({ ...nothing, country: 'US' })).toMatchObject({
    empty: true,
    complete: false,
  });
});

test('an address is reported without spaces around it, and without an empty second line', () => {
  expect(addressRules.stateOf({ ...american, city: ' San Francisco ' }).value).toEqual({
    name: 'Ada Lovelace',
    address: {
      country: 'US',
      line1: '1 Market St',
      line2: null,
      city: 'San Francisco',
      state: 'CA',
      postal_code: '94103',
    },
  });
});

test('a state that was typed for another country is not reported', () => {
  expect(addressRules.stateOf({ ...german, state: 'CA' }).value.address.state).toBe('');
});

test('a postal code and a state are called and written as in their country', () => {
  expect(['US', 'DE'].map(addressRules.postalLabelOf)).toEqual(['ZIP', 'Postal code']);
  expect(addressRules.formatState('calif', 'US')).toBe('CA');
  expect(addressRules.formatState('Victoria', 'AU')).toBe('Victoria');
});

test.each([
  ['required', '', 'This field is incomplete.'],
  ['required', '+49', 'Your phone number is incomplete.'],
  ['optional', '+49', 'Your phone number is incomplete.'],
  ['required', ' +49 30 123456 ', ''],
  ['optional', '', ''],
])('a phone number that is %s and typed as "%s"', (phone, number, problem) => {
  const typed = { ...german, phone: number };
  expect(addressRules.problemOf(typed, 'phone', phone)).toBe(problem);
  const { complete, value } = addressRules.stateOf(typed, phone);
  expect(complete).toBe(problem === '');
  expect(value.phone).toBe(number.trim());
  expect(value.address).not.toHaveProperty('phone');
});

test('no phone number is asked for, or told of, unless the page wants one', () => {
  expect(addressRules.stateOf({ ...german, phone: '+49 30 123456' }).value).not.toHaveProperty(
    'phone',
  );
});
