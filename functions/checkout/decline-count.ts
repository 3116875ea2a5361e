/**
 * Where declines are counted: by the minute, in the row of their hour, which also has the salt of that
 * hour's viewers. The state machine and the store find the same place, since both take it from a
 * time in ISO 8601, split at its colons.
 */

/** What the key of an hour's row begins with; then comes the time up to its hour. */
export const hourRowPrefix = 'hour ';
/** What the name of a minute's count begins with; then come the two digits of the minute. */
export const countPrefix = 'declines';

/** Counts one: `#count` is the name of the minute's count, `:one` is 1. */
export const countExpression = 'ADD #count :one';

const minuteMs = 60_000;
/** For so many minutes a decline counts: the one that it happens in, and those after it. */
export const countedMinutes = 10;

/** The place of one minute's count. */
export type DeclineCount = { readonly hourRow: string; readonly name: string };

/** Where a decline at this time (in Unix milliseconds) is counted. */
export const declineCountAt = (atMs: number): DeclineCount => {
  const [hour, minute] = new Date(atMs).toISOString().split(':');
  return { hourRow: `${hourRowPrefix}${hour}`, name: `${countPrefix}${minute}` };
};

/** The key of the row of the hour that this time is in. */
export const hourRowAt = (atMs: number): string => declineCountAt(atMs).hourRow;

/** The places of all that counts at this time: of its minute and the nine before it, oldest first. */
export const declineCountsAt = (nowMs: number): readonly DeclineCount[] =>
  Array.from({ length: countedMinutes }, (_, index) =>
    declineCountAt(nowMs - (countedMinutes - 1 - index) * minuteMs),
  );

/**
 * When fewer than `limit` declines will count, if no more come: in Unix milliseconds, or undefined if
 * they are fewer now. `counts` are those of the last ten minutes, oldest first. `limit` is at least 1.
 */
export const fewerAtMs = (
  counts: readonly number[],
  limit: number,
  nowMs: number,
): number | undefined => {
  const minutesUntil = counts.findIndex((_, past) => sum(counts.slice(past)) < limit);
  if (minutesUntil === 0) return undefined;
  const passed = minutesUntil === -1 ? counts.length : minutesUntil;
  return (Math.floor(nowMs / minuteMs) + passed) * minuteMs;
};

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);
