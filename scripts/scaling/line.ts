/**
 * The line in front of Stripe, as a model: shoppers come at random moments, Stripe takes so many holds in each
 * second and refuses the others at once, and whoever is refused asks again as Authorize's Retry says.
 * The API admits what its route's throttle admits. Nothing else takes time.
 */
import { type Random, randomOf } from '../../test/simulation/world/randomness.ts';
import { createAgenda } from './agenda.ts';
import { arrivals } from './arrivals.ts';
import type { Retry } from './retry.ts';

export type Line = {
  /** Shoppers a second, and for how many seconds they come. */
  readonly perSecond: number;
  readonly seconds: number;
  /** What Stripe takes in a second. */
  readonly stripePerSecond: number;
  /** What the route admits: so many a second, and so many at once. */
  readonly admitted: { readonly perSecond: number; readonly burst: number };
  readonly retry: Retry;
};

export type Waits = {
  /** How long each one waited until Stripe took the hold, in milliseconds, the shortest first. */
  readonly waitsMs: readonly number[];
  /** The requests that Stripe refused. */
  readonly refused: number;
  /** Shoppers whom the API told to come again. */
  readonly turnedAway: number;
  /** Shoppers who waited for all retries in vain. */
  readonly gaveUp: number;
};

export const standInLine = async (line: Line): Promise<Waits> => {
  const { perSecond, seconds, stripePerSecond, admitted, retry } = line;
  const agenda = createAgenda();
  const random: Random = randomOf(1);
  const taken = new Map<number, number>();
  const waitsMs: number[] = [];
  let refused = 0;
  let gaveUp = 0;
  let turnedAway = 0;
  let tokens = admitted.burst;

  const takes = (): boolean => {
    const second = Math.floor(agenda.nowMs() / 1000);
    const before = taken.get(second) ?? 0;
    if (before >= stripePerSecond) return false;
    taken.set(second, before + 1);
    return true;
  };

  const ask = (sinceMs: number, retries: number): void => {
    if (takes()) {
      waitsMs.push(agenda.nowMs() - sinceMs);
      return;
    }
    refused += 1;
    if (retries === retry.maxAttempts) {
      gaveUp += 1;
      return;
    }
    const waitMs = random.next() * retry.longestMs(retries);
    agenda.at(agenda.nowMs() + waitMs, () => ask(sinceMs, retries + 1));
  };

  let lastMs = 0;
  for (const comesMs of arrivals(random, { perSecond, seconds })) {
    tokens = Math.min(admitted.burst, tokens + ((comesMs - lastMs) * admitted.perSecond) / 1000);
    lastMs = comesMs;
    if (tokens < 1) {
      turnedAway += 1;
      continue;
    }
    tokens -= 1;
    agenda.at(comesMs, () => ask(comesMs, 0));
  }
  await agenda.run();
  return { waitsMs: waitsMs.sort((a, b) => a - b), refused, turnedAway, gaveUp };
};
