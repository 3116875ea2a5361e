import { isCountry, isNeeded, type Need } from '../../../functions/typed/address-needs.ts';

test.each([
  ['US', 'CSZ'],
  ['CA', 'CSZ'],
  ['AU', 'CSZ'],
  ['GB', 'CZ'],
  ['DE', 'CZ'],
  ['FR', 'CZ'],
  ['IE', 'C'],
  ['JP', 'SZ'],
  ['SG', 'Z'],
  ['AE', 'S'],
  ['HK', 'S'],
  ['MO', ''],
])('an address in %s needs %s of city, state and postal code', (country, letters) => {
  const all: readonly Need[] = ['C', 'S', 'Z'];
  expect(all.filter((need) => isNeeded(need, country)).join('')).toBe(letters);
});

test('every country of ISO 3166 is known, once, and nothing else', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isCountry);
  expect(codes.length).toBeGreaterThanOrEqual(249);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
});
