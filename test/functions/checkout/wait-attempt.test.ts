import { attemptKeyOf, type WaitAttempt } from '../../../functions/checkout/wait-attempt.ts';
import { waitAttemptOf } from '../../support/checkouts.ts';

const key = (overrides: Partial<WaitAttempt>) => attemptKeyOf(waitAttemptOf(overrides));

test.each<[string, Partial<WaitAttempt>, Partial<WaitAttempt>]>([
  ['a retry', { retryCount: 0 }, { retryCount: 1 }],
  ['the tenth retry', { retryCount: 9 }, { retryCount: 10 }],
  ['a redrive, which counts its retries anew', { retryCount: 40 }, { redriveCount: 1 }],
  [
    'a state that is entered again, in a further execution, too',
    { redriveCount: 3, retryCount: 40 },
    { enteredAt: '2026-11-23T10:00:00.001Z' },
  ],
  [
    'a moment after a whole second',
    { enteredAt: '2026-11-23T10:00:00Z' },
    { enteredAt: '2026-11-23T10:00:00.5Z' },
  ],
])('%s comes after what was before', (_, earlier, later) => {
  expect(key(earlier) < key(later)).toBe(true);
});

test('an attempt of an execution that does not say so comes before all others', () => {
  expect(attemptKeyOf(undefined) < key({})).toBe(true);
});

test('an attempt is the same one, however its moment is written', () => {
  expect(key({ enteredAt: '2026-11-23T10:00:00Z' })).toBe(key({}));
});
