import { claimsOf } from '../../../scripts/verify/sales.ts';

const wrongIn = (...told: Parameters<typeof claimsOf>[0]) =>
  claimsOf(told).flatMap(({ wrong }) => wrong);

test('a sale in which everybody was served or told holds', () => {
  expect(wrongIn({ name: 'a sale' })).toEqual([]);
});

test('a sale in which somebody was not says what was wrong', () => {
  expect(wrongIn({ name: 'a sale', failure: '299 !== 300' })).toEqual(['299 !== 300']);
});

test('no sale at all proves nothing', () => {
  expect(wrongIn()).toEqual(['there were 0 sales, and should be 1 at least']);
});
