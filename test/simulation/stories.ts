/** Named stories of the simulated world, each told by running it. */

import { approvals } from './stories/approvals.ts';
import { bankSteps } from './stories/bank-steps.ts';
import { clocks } from './stories/clocks.ts';
import { complaints } from './stories/complaints.ts';
import { netsAlone } from './stories/nets.ts';
import { refunds } from './stories/refunds.ts';
import type { Universe } from './universe.ts';

export type Story = {
  /** A sentence: what holds. */
  readonly name: string;
  /** Throws when it does not. */
  readonly tell: (universe: Universe) => Promise<void>;
};

export const stories: readonly Story[] = [
  ...complaints,
  ...clocks,
  ...netsAlone,
  ...bankSteps,
  ...approvals,
  ...refunds,
];

/** Tells them all; each result says what was wrong, if anything was. */
export async function* runStories(
  universe: Universe,
): AsyncGenerator<{ readonly name: string; readonly failure?: string }> {
  for (const { name, tell } of stories) {
    try {
      await tell(universe);
      yield { name };
    } catch (error) {
      yield { name, failure: error instanceof Error ? error.message : String(error) };
    }
  }
}
