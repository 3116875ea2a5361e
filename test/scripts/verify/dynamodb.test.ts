import path from 'node:path';
import { claimsOf, type TestRun } from '../../../scripts/verify/dynamodb.ts';

const runOf = (overrides: Partial<TestRun['testResults'][number]> = {}, passed = 100): TestRun => ({
  numPassedTests: passed,
  testResults: [
    {
      name: path.resolve('test/workflow/once.test.ts'),
      status: 'passed',
      message: '',
      assertionResults: [{ status: 'passed', fullName: 'a key is one order' }],
      ...overrides,
    },
  ],
});
const wrongOf = (...results: Parameters<typeof claimsOf>): readonly string[] =>
  claimsOf(...results).flatMap(({ wrong }) => wrong);

test('answers that are alike and tests that pass satisfy every claim', () => {
  expect(wrongOf(undefined, runOf())).toEqual([]);
});

test('an answer that differs is told', () => {
  expect(wrongOf('seed 7: …', runOf())).toEqual(['seed 7: …']);
});

test('a test that fails is told with the command that shows it', () => {
  const assertionResults = [{ status: 'failed', fullName: 'a key is one order' }];
  expect(wrongOf(undefined, runOf({ status: 'failed', assertionResults }))).toEqual([
    'HOLDFAST_DYNAMODB=java npx jest test/workflow/once.test.ts: a key is one order',
  ]);
});

test('a file that can’t be run is told with its reason', () => {
  const broken = runOf({ status: 'failed', message: 'no engine', assertionResults: [] });
  expect(wrongOf(undefined, broken)).toEqual(['test/workflow/once.test.ts: no engine']);
});

test('too few tests prove nothing', () => {
  expect(wrongOf(undefined, runOf({}, 99))).toEqual([
    'there were 99 tests, and should be 100 at least',
  ]);
});
