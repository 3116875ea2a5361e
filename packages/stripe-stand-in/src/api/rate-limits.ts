/**
 * Stripe's rate limiter: so many requests a second for each endpoint (a method and a path, all ids
 * together), and so many in all. Both are buckets that hold one second's worth and fill evenly.
 * Source: https://docs.stripe.com/rate-limits (25 a second for an endpoint; 100 in all in live mode, 25 in a
 * sandbox). How Stripe fills its buckets isn't said there.
 */
import type { ApiAnswer } from './exchange.ts';
import { busy } from './fault-answers.ts';

export type RateLimits = {
  /** Requests a second. */
  readonly perEndpoint: number;
  readonly inAll: number;
};

type Bucket = { tokens: number; filledAtMs: number };

/**
 * A function that takes one request of `endpoint` from its bucket and from the common one. Undefined
 * when the request may go on, else the 429 that it gets; a refused request takes nothing.
 */
export const createLimiter = (
  { perEndpoint, inAll }: RateLimits,
  nowMs: () => number,
): ((endpoint: string) => ApiAnswer | undefined) => {
  const buckets = new Map<string, Bucket>();
  const filled = (name: string, perSecond: number): Bucket => {
    const now = nowMs();
    const { tokens, filledAtMs } = buckets.get(name) ?? { tokens: perSecond, filledAtMs: now };
    const bucket = {
      tokens: Math.min(perSecond, tokens + ((now - filledAtMs) * perSecond) / 1000),
      filledAtMs: now,
    };
    buckets.set(name, bucket);
    return bucket;
  };
  return (endpoint) => {
    const own = filled(endpoint, perEndpoint);
    const common = filled('', inAll);
    if (own.tokens < 1) return refused('endpoint-rate');
    if (common.tokens < 1) return refused('global-rate');
    own.tokens -= 1;
    common.tokens -= 1;
    return undefined;
  };
};

const refused = (reason: 'endpoint-rate' | 'global-rate'): ApiAnswer =>
  busy('rate_limit', 'Request rate limit exceeded.', { 'stripe-rate-limited-reason': reason });
