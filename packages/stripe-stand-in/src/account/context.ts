/** What every handler of the stand-in works with. */
import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

export type Context = {
  readonly store: Store;
  readonly clock: Clock;
  /** Of the request that acts at this moment: effects are synchronous, so there is one at most. */
  readonly acting: { idempotencyKey: string | null };
  /** Records an event about an object as it is now. */
  readonly emit: (type: string, object: unknown) => void;
};
