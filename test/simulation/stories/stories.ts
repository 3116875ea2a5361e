/** Named stories of the simulated world, each told by running it. */

import type { Report } from '../report.ts';
import type { Universe } from '../world/universe.ts';
import { approvals } from './approvals.ts';
import { bankSteps } from './bank-steps.ts';
import { cardTesters } from './card-testers.ts';
import { clocks } from './clocks.ts';
import { complaints } from './complaints.ts';
import { lateTokens } from './late-tokens.ts';
import { netsAlone } from './nets.ts';
import { people } from './people.ts';
import { refunds } from './refunds.ts';
import { refusals } from './refusals.ts';
import { sales } from './sales.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [
  ...complaints,
  ...clocks,
  ...netsAlone,
  ...people,
  ...bankSteps,
  ...approvals,
  ...lateTokens,
  ...refunds,
  ...refusals,
  ...sales,
  ...cardTesters,
];

/** What came of telling one: what was wrong, if anything was. */
export type Told = { readonly name: string; readonly failure?: string };

/** Tells them all. */
export async function* runStories(
  universe: Universe,
  told: readonly Story[],
): AsyncGenerator<Report<Told>> {
  yield { total: told.length };
  for (const { name, tell } of told) {
    try {
      await tell(universe);
      yield { done: 1, result: { name } };
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      yield { done: 1, result: { name, failure } };
    }
  }
}
