/** Retry policies: quick retries at first, then slower ones, up to one every quarter of an hour. */
import { Duration } from 'aws-cdk-lib';

const firstSeconds = 1;
const backoffRate = 2;
const longestSeconds = 15 * 60;
const longestInLineSeconds = 15;

export type Patience = {
  readonly interval: Duration;
  readonly backoffRate: number;
  readonly maxDelay: Duration;
  readonly maxAttempts: number;
};

/** A retry policy whose pauses add up to at least `total`. */
export const patience = (total: Duration): Patience => policy(total, longestSeconds);

/**
 * The same for somebody who stands in line: asks again every quarter of a minute at most, so that a
 * place that is free is soon taken. With full jitter the pauses are half as long on average, and `total`
 * is the longest that the line may be.
 */
export const inLine = (total: Duration): Patience => policy(total, longestInLineSeconds);

const policy = (total: Duration, longest: number): Patience => {
  let waitedSeconds = 0;
  let waitSeconds = firstSeconds;
  let maxAttempts = 0;
  while (waitedSeconds < total.toSeconds()) {
    waitedSeconds += waitSeconds;
    waitSeconds = Math.min(waitSeconds * backoffRate, longest);
    maxAttempts += 1;
  }
  return {
    interval: Duration.seconds(firstSeconds),
    backoffRate,
    maxDelay: Duration.seconds(longest),
    maxAttempts,
  };
};
