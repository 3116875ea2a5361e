/** Retry policies: quick retries at first, then slower ones, up to one every quarter of an hour. */
import { Duration } from 'aws-cdk-lib';

const firstSeconds = 1;
const backoffRate = 2;
const longestSeconds = 15 * 60;

export type Patience = {
  readonly interval: Duration;
  readonly backoffRate: number;
  readonly maxDelay: Duration;
  readonly maxAttempts: number;
};

/** A retry policy whose pauses add up to at least `total`. */
export const patience = (total: Duration): Patience => {
  let waitedSeconds = 0;
  let waitSeconds = firstSeconds;
  let maxAttempts = 0;
  while (waitedSeconds < total.toSeconds()) {
    waitedSeconds += waitSeconds;
    waitSeconds = Math.min(waitSeconds * backoffRate, longestSeconds);
    maxAttempts += 1;
  }
  return {
    interval: Duration.seconds(firstSeconds),
    backoffRate,
    maxDelay: Duration.seconds(longestSeconds),
    maxAttempts,
  };
};
