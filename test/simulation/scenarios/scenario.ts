/** A scenario: what a shopper and the others do, which the fault matrix runs again for each thing that can go wrong. */
import type { ActAtCall, PlannedFault } from '../matrix/planned.ts';
import type { World } from '../world/world.ts';

export type Scenario = {
  readonly name: string;
  /** Whose calls are made to fail in it, besides those that no scenario before it has made. */
  readonly callers: readonly string[];
  /** Whether people meddle in it: where that is not as in another one. */
  readonly isMeddledWith?: true;
  /** Whether second faults are tried on it: of the scenarios that differ most. */
  readonly isPaired?: true;
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** A mishap that is part of it: what it makes necessary is made to fail in its turn. */
  readonly given?: { readonly faults?: readonly PlannedFault[]; readonly act?: ActAtCall };
  /** Stripe's events never arrive: the reconciler alone is there to find out. */
  readonly withoutEvents?: true;
  /** Statuses that it may end with, whatever fails; the first one when nothing does. */
  readonly endings: readonly string[];
  readonly shop: (world: World) => Promise<void>;
};
