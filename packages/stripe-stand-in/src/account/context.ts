/** What every handler of the stand-in works with. */
import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

export type Context = {
  readonly store: Store;
  readonly clock: Clock;
  /** The request that acts at this moment. Effects are synchronous, so there is at most one. */
  readonly acting: { idempotencyKey: string | null };
  /** Until when, in Unix seconds, no hold's time can be over. */
  readonly holdsLast: { untilSeconds: number };
  /** Records an event about an object as it is now. */
  readonly emit: (type: string, object: unknown) => void;
};
