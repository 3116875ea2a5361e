import { claimsOf } from '../../../scripts/verify/matrix.ts';
import { faultTable } from '../../simulation/matrix/fault-table.ts';
import type { Kind, Result } from '../../simulation/matrix/result.ts';
import { tellingFaultsOf } from '../../simulation/network/faults.ts';

const resultOf = (kind: Kind, violations: readonly string[] = []): Result => ({
  kind,
  scenario: 'a card that works',
  call: { from: 'Capture', service: 'dynamodb', name: 'TransactWriteItems', nth: 0 },
  what: 'lost-reply',
  lasting: false,
  status: 'paid',
  money: 'captured',
  shown: { answers: ['paid'], later: 'paid' },
  violations,
});

const many = (kind: Kind, count: number): readonly Result[] =>
  Array.from({ length: count }, () => resultOf(kind));
const onceEach = tellingFaultsOf('dynamodb', 'TransactWriteItems').map((what) => ({
  ...resultOf('single'),
  what,
}));
const enough = [
  ...onceEach,
  ...many('single', 2400 - onceEach.length),
  ...many('act', 750),
  ...many('late', 150),
  ...many('conflict', 90),
];

/** Which claims do not hold, by how they begin. */
const broken = (results: readonly Result[], table = faultTable(results)): readonly string[] =>
  claimsOf(results, table)
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ claim }) => claim.slice(0, 18));

test('enough runs without violations, and a table that is up to date, satisfy every claim', () => {
  expect(broken(enough)).toEqual([]);
});

test.each([
  ['single', 'Every call may fai'],
  ['act', 'An operator, the m'],
  ['late', 'A dead function’s '],
  ['conflict', 'A write may meet o'],
] as const)('a violation after a %s breaks its claim', (kind, claim) => {
  expect(broken([...enough, resultOf(kind, ['it ended as held'])])).toEqual([claim]);
});

test('a call that a kind of fault spares breaks its claim', () => {
  const spared = enough.map((result) =>
    result.what === 'crash-after' ? resultOf('single') : result,
  );

  expect(broken(spared)).toEqual(['Each call meets a ']);
});

test('too few runs prove nothing', () => {
  expect(broken(enough.toSpliced(onceEach.length, 1))).toEqual(['Every call may fai']);
});

test('a table that says something else is out of date', () => {
  expect(broken(enough, 'another table')).toEqual(['docs/faults.md say']);
});
