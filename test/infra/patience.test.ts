import { Duration } from 'aws-cdk-lib';
import fc from 'fast-check';
import { inLine, type Patience, patience } from '../../infra/patience.ts';

/** The waits of a policy, one for each attempt. */
const waits = ({ interval, backoffRate, maxDelay, maxAttempts }: Patience): readonly number[] =>
  Array.from({ length: maxAttempts }, (_, attempt) =>
    Math.min(interval.toSeconds() * backoffRate ** attempt, maxDelay.toSeconds()),
  );
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const seconds = fc.integer({ min: 1, max: 7 * 24 * 60 * 60 });

describe('patience', () => {
  test('waits for at least as long as it is asked to', () => {
    fc.assert(
      fc.property(seconds, (total) => {
        const waited = waits(patience(Duration.seconds(total)));
        expect(sum(waited)).toBeGreaterThanOrEqual(total);
      }),
    );
  });

  test('needs its last attempt to do so', () => {
    fc.assert(
      fc.property(seconds, (total) => {
        const waited = waits(patience(Duration.seconds(total)));
        expect(sum(waited.slice(0, -1))).toBeLessThan(total);
      }),
    );
  });

  test('starts with a second, and never waits longer than a quarter of an hour', () => {
    const waited = waits(patience(Duration.days(7)));
    expect([waited[0], waited[1], waited[2]]).toEqual([1, 2, 4]);
    expect(Math.max(...waited)).toBe(15 * 60);
  });

  test('asks more often in line: every quarter of a minute at most', () => {
    const waited = waits(inLine(Duration.minutes(20)));
    expect(sum(waited)).toBeGreaterThanOrEqual(20 * 60);
    expect(Math.max(...waited)).toBe(15);
  });
});
