/**
 * Acts of people at the moment of each call of a checkout, and in the middle of each state that waits
 * for somebody.
 */
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { Universe } from '../world/universe.ts';
import { stepsOf } from '../world/workflow.ts';
import { acts } from './acts.ts';
import { nameOf } from './case.ts';
import { cleanRun } from './clean-run.ts';
import type { Extent } from './extent.ts';
import { maxNth } from './faulty-calls.ts';
import { type Moment, momentsOf } from './moments.ts';

export type Meddling = Moment & {
  readonly scenario: Scenario;
  /** One of `acts`. */
  readonly what: string;
};

/** What is done, and when: in the scenarios' order. */
export const plannedMeddling = async (
  universe: Universe,
  extent: Extent,
): Promise<readonly Meddling[]> => {
  const planned: Meddling[] = [];
  const turns = { fresh: 0, again: 0 };
  const seen = new Set<string>();
  for (const scenario of scenarios) {
    if (scenario.isMeddledWith === undefined) continue;
    const moments = await checkoutMoments(universe, scenario);
    for (const moment of moments) {
      const isWait = 'atMs' in moment.when;
      const isFresh = isWait || !seen.has(placeOf(moment));
      const kind = isFresh ? 'fresh' : 'again';
      // Waits are few: each has an act at least, however many calls are made before it.
      const fresh = isWait ? Math.min(extent.acts, Object.keys(acts).length) : extent.acts;
      const every = isFresh ? fresh : extent.actsAgain;
      for (const what of actsOfTurn(turns[kind], every)) {
        planned.push({ ...moment, scenario, what });
      }
      turns[kind] += 1;
    }
    for (const moment of moments) seen.add(placeOf(moment));
  }
  return planned;
};

/** The moments of what the checkout itself calls. */
const checkoutMoments = async (
  universe: Universe,
  scenario: Scenario,
): Promise<readonly Moment[]> => {
  const callers = ['StateMachine', 'Api', ...stepsOf(universe.definition)];
  const outcome = await cleanRun(universe, scenario);
  return momentsOf(outcome).filter(({ call }) => callers.includes(call.from));
};

/**
 * One in `every` acts. The next moment goes on one act later than this one has ended, because a number
 * of acts that has a divisor in common with `every` would let some of them never have their turn.
 */
const actsOfTurn = (turn: number, every: number): readonly string[] => {
  const names = Object.keys(acts);
  return names.filter((_, index) => (turn * (names.length + 1) + index) % every === 0);
};

/** Whose call it is, and whether it is the first of its name. */
const placeOf = ({ call }: Moment): string => `${nameOf(call)} ${Math.min(call.nth, maxNth)}`;
