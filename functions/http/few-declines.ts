/**
 * The breaker: closes the whole shop to new checkouts while too many cards are declined. Who tests
 * stolen cards from many addresses stays below each viewer's limit, but not below this one.
 */
import { fewerAtMs } from '../checkout/decline-count.ts';
import { RequestProblem } from '../checkout/problems.ts';

export type DeclineServices = {
  /** How many cards were declined in this minute and in each of the nine before it, oldest first. */
  readonly recentDeclines: (nowMs: number) => Promise<readonly number[]>;
  /** How many there may be within ten minutes: from then on no checkout is placed. 0: any number. */
  readonly declinesPerTenMinutes: number;
};

/**
 * Resolves to why no checkout can be placed now, `too_many_declines`, or to undefined when one can.
 * It opens again by itself, as the declines get older.
 */
export const closedByDeclines = async (
  { recentDeclines, declinesPerTenMinutes }: DeclineServices,
  nowMs: number,
): Promise<RequestProblem | undefined> => {
  if (declinesPerTenMinutes === 0) return undefined;
  const opensAtMs = fewerAtMs(await recentDeclines(nowMs), declinesPerTenMinutes, nowMs);
  return opensAtMs === undefined ? undefined : tooMany(opensAtMs - nowMs);
};

const tooMany = (waitMs: number): RequestProblem => {
  const minutes = Math.ceil(waitMs / 60_000);
  return new RequestProblem('too_many_declines', {
    detail:
      'Too many cards were declined in this shop just now, so it takes no payments for a while. ' +
      `Nothing was charged. Please come again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });
};
