/** One run of the fault matrix again, with its trace. */
import {
  conflictFaults,
  type Fault,
  faultsOf,
  isConflict,
  isLate,
  lateFaults,
} from '../network/faults.ts';
import type { Report } from '../report.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { Universe } from '../world/universe.ts';
import { acts } from './acts.ts';
import { type Case, nameOf } from './case.ts';
import { cleanRun } from './clean-run.ts';
import { momentsOf } from './moments.ts';
import { type Kind, type Result, resultOf } from './result.ts';
import { runMatrix } from './run.ts';

/** There is no such run; the message says what there is. */
export class NotInMatrix extends Error {
  override readonly name = 'NotInMatrix';
}

/** Its trace, line by line, and then its result. Throws a `NotInMatrix`. */
export async function* replay(
  universe: Universe,
  { scenario: name, call: callName, nth, what, lasting }: Case,
): AsyncGenerator<Report<string | Result>> {
  const scenario = oneOf(scenarios, name, (each) => each.name);
  const outcome = await cleanRun(universe, scenario);
  const moments = momentsOf(outcome).filter(({ call }) => call.nth === nth);
  const { call, when } = oneOf(moments, callName, (moment) => nameOf(moment.call));
  const act = acts[what];
  if (act === undefined)
    oneOf<string>(
      [...faultsOf(call.service), ...lateFaults, ...conflictFaults],
      what,
      (each) => each,
    );
  const { trace, ...came } = await (act === undefined
    ? runMatrix(universe, scenario, [{ call, fault: what as Fault, lasting }])
    : runMatrix(universe, scenario, [], { ...when, act }));
  for (const line of trace) yield { result: line };
  const kind = act === undefined ? kindOfRun(what as Fault) : 'act';
  yield { result: resultOf(kind, scenario, { call, what, lasting }, { ...came, trace }) };
}

const kindOfRun = (fault: Fault): Kind => {
  if (isLate(fault)) return 'late';
  return isConflict(fault) ? 'conflict' : 'single';
};

const oneOf = <T>(items: readonly T[], wanted: string, textOf: (item: T) => string): T => {
  const found = items.find((item) => textOf(item) === wanted);
  if (found !== undefined) return found;
  const all = [...new Set(items.map(textOf))];
  throw new NotInMatrix(`There is no "${wanted}". There are:\n${all.join('\n')}`);
};
