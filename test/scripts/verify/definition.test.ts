import { claimsOf } from '../../../scripts/verify/definition.ts';

const all = { states: 10, faults: [], planted: 30, unseen: [] };
const wrongOf = (changes: Partial<Parameters<typeof claimsOf>[0]>): readonly string[] =>
  claimsOf({ ...all, ...changes }).flatMap(({ wrong }) => wrong);

test('a definition without a fault, and mistakes that are seen, satisfy every claim', () => {
  expect(wrongOf({})).toEqual([]);
});

test('a fault, a mistake that is not seen, and too few of either are told', () => {
  expect(wrongOf({ faults: ['no Next'], unseen: ['Capture leads nowhere'] })).toEqual([
    'no Next',
    'it does not see that Capture leads nowhere',
  ]);
  expect(wrongOf({ states: 0, planted: 0 })).toHaveLength(2);
});
