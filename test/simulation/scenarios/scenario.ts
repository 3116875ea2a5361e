/** A scenario: what a shopper and others do. The fault matrix runs it again for each thing that can go wrong. */
import type { ActAtCall, PlannedFault } from '../matrix/planned.ts';
import type { World } from '../world/world.ts';

export type Scenario = {
  readonly name: string;
  /** The callers whose calls are made to fail in it, besides all calls that no scenario before it has made. */
  readonly callers: readonly string[];
  /** Whether people meddle in it: set where that differs from meddling in another scenario. */
  readonly isMeddledWith?: true;
  /** Whether `npm test` tries second faults on it: set for the scenarios that differ most. */
  readonly isPaired?: true;
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** A mishap that is part of it: the calls that it makes necessary are made to fail, too. */
  readonly given?: { readonly faults?: readonly PlannedFault[]; readonly act?: ActAtCall };
  /** Stripe's events never arrive: only the reconciler is there to find out. */
  readonly withoutEvents?: true;
  /** Statuses that it may end with, whatever fails; the first one when nothing does. */
  readonly endings: readonly string[];
  readonly shop: (world: World) => Promise<void>;
};
