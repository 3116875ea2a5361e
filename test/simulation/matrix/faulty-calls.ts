/** The calls that are made to fail: whatever the scenarios call, so a new call is among them as soon as it is made. */
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { Universe } from '../world/universe.ts';
import { nameOf } from './case.ts';
import { cleanRun } from './clean-run.ts';
import type { RecordedCall } from './outcome.ts';

export type FaultyCall = {
  readonly scenario: Scenario;
  readonly call: RecordedCall;
  /** No scenario before this one has made it. */
  readonly isNew: boolean;
};

/** The third call of a name is like its second: pages of a list, polls of a row. */
export const maxNth = 1;

/** In each scenario the calls of its callers, and all that no scenario before it has made. */
export const faultyCalls = async (universe: Universe): Promise<readonly FaultyCall[]> => {
  const seen = new Set<string>();
  const faulty: FaultyCall[] = [];
  for (const scenario of scenarios) {
    const { calls } = await cleanRun(universe, scenario);
    for (const call of calls) {
      const isNew = !seen.has(nameOf(call));
      const isWanted = isNew || scenario.callers.includes(call.from);
      if (isWanted && call.nth <= maxNth) faulty.push({ scenario, call, isNew });
    }
    for (const call of calls) seen.add(nameOf(call));
  }
  return faulty;
};
