import { readCountry } from '../../../functions/typed/country.ts';

test.each([
  ['US', 'US'],
  ['de', 'DE'],
  [' gb\u200b', 'GB'],
  ['UK', 'GB'],
  ['uk', 'GB'],
  ['EL', 'GR'],
  ['ＪＰ', 'JP'],
  ['', ''],
  ['\u00a0', ''],
])('the country %j is read as %j', (typed, country) => {
  expect(readCountry(typed)).toBe(country);
});

test.each(['EU', 'ZZ', 'USA', 'Germany', 'U\u0000', 'U\ud83d'])('%j is no country', (typed) => {
  expect(readCountry(typed)).toBeUndefined();
});
