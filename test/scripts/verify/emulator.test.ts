import { claimsOf } from '../../../scripts/verify/emulator.ts';

const all: Parameters<typeof claimsOf>[0] = {
  leftOut: ['AlarmsApiAnswers', ...Array.from({ length: 5 }, (_, index) => `Query${index}`)],
  results: Array.from({ length: 12 }, (_, index) => ({ name: `case ${index}` })),
  served: { paid: 29, told: 1, wrong: [] },
  again: '✅  Holdfast (no changes)',
  left: undefined,
};
const wrongOf = (changes: Partial<typeof all>): readonly string[] =>
  claimsOf({ ...all, ...changes }).flatMap(({ wrong }) => wrong);

test('a shop that sells, stays the same and can be removed satisfies every claim', () => {
  expect(wrongOf({})).toEqual([]);
});

test.each<[string, Partial<typeof all>, RegExp]>([
  [
    'something else that can’t be deployed',
    { leftOut: ['Alarm', 'Table'] },
    /left out: Alarm, Tab/,
  ],
  [
    'a case that failed',
    { results: [{ name: 'a quote', failure: '1 !== 2' }] },
    /a quote: 1 !== 2/,
  ],
  ['too few cases', { results: [] }, /there were 0 cases/],
  [
    'a shopper who was not told',
    { served: { paid: 1, told: 0, wrong: ['shopper 1'] } },
    /shopper 1/,
  ],
  ['nobody who paid', { served: { paid: 0, told: 30, wrong: [] } }, /there were 0 who paid/],
  ['a second deployment that changes something', { again: 'UPDATE_COMPLETE' }, /UPDATE_COMPLETE/],
  ['a stack that stays', { left: 'DELETE_FAILED' }, /DELETE_FAILED/],
])('%s is told', (_, changes, wrong) => {
  expect(wrongOf(changes).join()).toMatch(wrong);
});
