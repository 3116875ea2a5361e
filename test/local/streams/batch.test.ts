import { again, batchOf, failedFrom, halves } from '../../../local/streams/batch.ts';
import type { StreamRecord } from '../../../local/streams/stream-calls.ts';

const recordsOf = (...numbers: readonly string[]): readonly StreamRecord[] =>
  numbers.map((SequenceNumber) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, ApproximateCreationDateTime: 0 },
  }));
const numbersOf = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => dynamodb.SequenceNumber).join('');

test('a new batch is to be delivered at once, for the first time', () => {
  expect(batchOf(recordsOf('1'))).toMatchObject({ attempts: 0, notBefore: 0 });
});

test.each([
  [0, 1000],
  [1, 2000],
  [5, 32_000],
  [6, 60_000],
  [5000, 60_000],
])('after %d failures before it the pause is %d ms', (failures, pauseMs) => {
  jest.useFakeTimers({ now: 1_000_000 });
  const { attempts, notBefore } = again(3, failures);
  jest.useRealTimers();
  expect([attempts, notBefore]).toEqual([3, 1_000_000 + pauseMs]);
});

test.each([
  ['12', ['1', '2']],
  ['12345', ['123', '45']],
])('the halves of %s are %j, in order and at once', (all, expected) => {
  const both = halves(recordsOf(...all), 2);
  expect(both.map(({ records }) => numbersOf(records))).toEqual(expected);
  expect(both).toMatchObject([
    { attempts: 2, notBefore: 0 },
    { attempts: 2, notBefore: 0 },
  ]);
});

const failures = (...identifiers: readonly unknown[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});
test.each<[string, unknown, number]>([
  ['nothing', undefined, 3],
  ['null', null, 3],
  ['no failures', failures(), 3],
  ['null for its failures', { batchItemFailures: null }, 3],
  ['the second', failures('2'), 1],
  ['two, the later one first', failures('3', '2'), 1],
  ['one that is not in the batch', failures('3', '9'), 0],
  ['one without a name', failures(''), 0],
])('a function that reports %s', (_, answer, index) => {
  expect(failedFrom(recordsOf('1', '2', '3'), answer)).toBe(index);
});
