/** The clean run of a scenario: nothing happens in it that is not part of the scenario. */
import type { Scenario } from '../scenarios/scenario.ts';
import type { Universe } from '../world/universe.ts';
import type { Outcome } from './outcome.ts';
import { runMatrix } from './run.ts';

const known = new Map<string, Promise<Outcome>>();

/** Runs it once in a process. Throws an Error when it does not end as it should. */
export const cleanRun = async (universe: Universe, scenario: Scenario): Promise<Outcome> => {
  const running = known.get(scenario.name) ?? runMatrix(universe, scenario, []);
  known.set(scenario.name, running);
  const outcome = await running;
  if (outcome.violations.length > 0 || outcome.status !== scenario.endings[0]) {
    const wrong = [`it ended as ${outcome.status}`, ...outcome.violations];
    throw new Error(`${scenario.name}: ${wrong.join('; ')}`);
  }
  return outcome;
};
