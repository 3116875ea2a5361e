/**
 * The fault matrix: every call that a scenario makes by itself, with everything that can happen to
 * it, once and for 25 hours, then a second fault, everybody who may meddle, writes that land
 * late, and writes that meet others. A call that the code makes tomorrow is in it without a change here.
 */
import type { Report } from '../report.ts';
import type { Universe } from '../world/universe.ts';
import { acts } from './acts.ts';
import { plannedConflicts } from './conflicts.ts';
import { differenceIn } from './difference.ts';
import type { Extent } from './extent.ts';
import { plannedLates } from './lates.ts';
import { type Meddling, plannedMeddling } from './meddling.ts';
import { isFirst, secondsAfter, textOfSecond } from './pairs.ts';
import { type Result, resultOf } from './result.ts';
import { runMatrix } from './run.ts';
import { type Share, shared } from './share.ts';
import { plannedSingles, type Single } from './singles.ts';

/** Runs a share of it. A single fault and an act are one piece of the work each; pairs come on top. */
export async function* matrix(
  universe: Universe,
  extent: Extent,
  share: Share,
): AsyncGenerator<Report<Result>> {
  const singles = shared(
    withTurns(universe, await plannedSingles(universe, extent), extent),
    share,
  );
  const meddling = shared(await plannedMeddling(universe, extent), share);
  const lates = shared(await plannedLates(universe, extent), share);
  const conflicts = shared(await plannedConflicts(universe, extent), share);
  yield { total: [singles, meddling, lates, conflicts].flat().length };
  for (const { single, turn } of singles) {
    for await (const result of withSeconds(universe, single, extent, turn)) yield { result };
    yield { done: 1 };
  }
  for (const each of meddling) {
    yield { result: await meddled(universe, each) };
    yield { done: 1 };
  }
  for (const late of lates) {
    yield { result: await passed(universe, 'late', late) };
    yield { done: 1 };
  }
  for (const conflict of conflicts) {
    yield { result: await passed(universe, 'conflict', conflict) };
    yield { done: 1 };
  }
}

type Turned = {
  readonly single: Single;
  /** Its number among those that second faults follow; undefined for the others. */
  readonly turn: number | undefined;
};

const withTurns = (
  universe: Universe,
  singles: readonly Single[],
  extent: Extent,
): readonly Turned[] => {
  let firsts = 0;
  return singles.map((single) => {
    if (!isFirst(universe, single, extent)) return { single, turn: undefined };
    firsts += 1;
    return { single, turn: firsts % extent.firsts === 0 ? firsts : undefined };
  });
};

/** The single fault, and then pairs of which it is the first. */
async function* withSeconds(
  universe: Universe,
  single: Single,
  extent: Extent,
  turn: number | undefined,
): AsyncGenerator<Result> {
  const { scenario, call, fault, lasting } = single;
  const tried = { call, what: fault, lasting };
  const outcome = await runMatrix(universe, scenario, [single]);
  yield resultOf('single', scenario, tried, outcome);
  if (turn === undefined) return;
  for (const second of secondsAfter(universe, single, outcome.calls, extent, turn)) {
    const both = await runMatrix(universe, scenario, [single, second]);
    yield { ...resultOf('pair', scenario, tried, both), second: textOfSecond(second) };
  }
}

const meddled = async (
  universe: Universe,
  { scenario, call, when, what }: Meddling,
): Promise<Result> => {
  const act = acts[what];
  if (act === undefined) throw new Error(`There is no act "${what}".`);
  const outcome = await runMatrix(universe, scenario, [], { ...when, act });
  return resultOf('act', scenario, { call, what, lasting: false }, outcome);
};

/** A fault that passes by itself, and makes no difference. */
const passed = async (
  universe: Universe,
  kind: 'late' | 'conflict',
  { scenario, call, fault }: Omit<Single, 'lasting'>,
): Promise<Result> => {
  const outcome = await runMatrix(universe, scenario, [{ call, fault, lasting: false }]);
  const violations = [...outcome.violations, ...differenceIn({ scenario, call }, outcome)];
  const tried = { call, what: fault, lasting: false };
  return resultOf(kind, scenario, tried, { ...outcome, violations });
};
