import { seedsOf, seedsToVerify, seedsWithTests } from './seed-range.ts';

test.each([
  ['1000', { first: 1, last: 1000 }],
  ['31-250', { first: 31, last: 250 }],
  ['7-7', { first: 7, last: 7 }],
])('%s is a range', (text, range) => {
  expect(seedsOf(text)).toEqual(range);
});

test.each(['', '0', '0-5', '5-4', '-3', '1-', 'x'])('"%s" is not a range', (text) => {
  expect(() => seedsOf(text)).toThrow('Seeds are a number from 1 on');
});

test('the tests and `npm run verify` have the first 250 between them', () => {
  expect([seedsWithTests.first, seedsToVerify.last]).toEqual([1, 250]);
  expect(seedsToVerify.first).toBe(seedsWithTests.last + 1);
});
